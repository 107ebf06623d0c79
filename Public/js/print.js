/* The button of a sheet to print, for whoever has no keys to press. */
(function () {
  var button = document.getElementById("print");
  button.hidden = false;
  button.addEventListener("click", function () {
    window.print();
  });
})();
