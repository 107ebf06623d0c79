import { element } from "../element.js";
import * as format from "../format.js";
import { ask, sendFile } from "./api.js";
import { openDialog } from "./dialog.js";
import { words } from "./i18n.js";
import { readList } from "./reading.js";

const MEGABYTE = 1 << 20;

/**
 * Sends the files one after another and has each read, with a bar that tells how far it is, and a way to stop.
 * Gives the uploads that were read, and what was wrong with each of the other files.
 */
export async function sendAndRead(files, limit) {
  const stop = new AbortController();
  const bar = element("progress", { max: 1, value: 0, "aria-label": words.upload.title });
  const said = element("p", { "aria-live": "polite" });
  const guard = (event) => event.preventDefault();
  let close = null;
  const closed = openDialog({
    title: words.upload.title, content: [said, bar], actions: [], cancel: words.upload.stop,
    onOpen: (dialog) => (close = dialog.close),
  }).then((done) => done || stop.abort());
  addEventListener("beforeunload", guard);
  const read = [];
  const failed = [];
  try {
    for (const [index, file] of files.entries()) {
      try {
        const list = await sendAndReadOne(file, files.length > 1 ? words.upload.which(index + 1, files.length) : "");
        if (list) read.push(list);
      } catch (error) {
        // Stopped by the officer: what was read before is kept.
        if (error.name === "AbortError") break;
        failed.push(words.upload.failed(file.name, error.message));
      }
    }
    return { read, failed };
  } finally {
    removeEventListener("beforeunload", guard);
    close(true);
    await closed;
  }

  async function sendAndReadOne(file, which) {
    if (file.size > limit) throw new Error(words.upload.tooLarge(megabytes(file.size), megabytes(limit)));
    said.textContent = `${which}${words.upload.sending(file.name)}`;
    const upload = await sendFile(file, {
      signal: stop.signal,
      onProgress(sent, all) {
        bar.value = all ? sent / all : 0;
        bar.textContent = words.upload.progress(megabytes(sent), megabytes(all));
      },
    });
    said.textContent = `${which}${words.upload.reading(file.name)}`;
    bar.removeAttribute("value");
    return readKept(upload, stop.signal);
  }
}

/** A file that cannot be read is not kept: the officer has it, and sends a better one. */
async function readKept({ id, file }, signal) {
  try {
    return await readList(id, file.name, {}, signal);
  } catch (error) {
    if (error.status === 422) await ask("DELETE", `/uploads/${id}`);
    throw error;
  }
}

function megabytes(bytes) {
  return bytes < MEGABYTE ? "< 1" : format.count(bytes / MEGABYTE);
}
