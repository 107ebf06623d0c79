import { createNotice } from "../notice.js";

/** The desk's one line of news, read aloud by screen readers. */
export const notice = createNotice(document.getElementById("notice"));
