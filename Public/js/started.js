/*
 * The page is made of modules: where one does not arrive, or the browser is too old for them, this says so, in words
 * that such browsers know too. main.js sends "started".
 */
(function () {
  var PATIENCE = 15000;
  var box = null;

  function tell() {
    var noscript = document.querySelector("main noscript");
    if (box || !noscript) return;
    box = document.createElement("div");
    box.innerHTML =
      '<div class="no-script" role="alert"><p>Trang chưa mở được: mạng bị gián đoạn, hoặc trình duyệt này quá cũ (cần Chrome 88, Firefox 98, Safari 15.4 hay mới hơn). <a href="">Tải lại</a></p>' +
      '<p lang="en">The page could not start: the line was cut, or this browser is too old (it takes Chrome 88, Firefox 98, Safari 15.4 or later). <a href="">Reload</a></p></div>' +
      noscript.textContent;
    noscript.parentNode.insertBefore(box, noscript);
  }

  function end() {
    clearTimeout(waiting);
    removeEventListener("error", failed, true);
    if (box) box.parentNode.removeChild(box);
  }

  /** A module that was not fetched, or one that this browser cannot read. */
  function failed(event) {
    if (event.target === window || event.target.type === "module") tell();
  }

  var waiting = setTimeout(tell, "noModule" in document.createElement("script") ? PATIENCE : 0);
  addEventListener("error", failed, true);
  addEventListener("started", end);
})();
