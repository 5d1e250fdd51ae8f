// What exports hold, read by other programs than the one that wrote them.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { program } from "./files";

/** Width and height of a PNG file in pixels, once its header is that of a PNG. */
export function pictureSize(path: string): { width: number; height: number } {
  const bytes = readFileSync(path);
  const signature = bytes.subarray(0, 8).toString("latin1");
  if (signature !== "\x89PNG\r\n\x1a\n") throw new Error(`${path} is no PNG.`);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The words of a PDF that is in order. */
export function pdfText(path: string): string {
  execFileSync("qpdf", ["--check", path], { stdio: "pipe" });
  return execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
}

/** What the command line writes for a journey, into a file beside it. */
export function exportedByCommand(journey: string, extension: string, ...options: string[]): string {
  const out = `${journey}.by-command.${extension}`;
  execFileSync(program("THROUGHLINE_CLI"), ["export", journey, "-o", out, ...options], { stdio: "pipe" });
  return out;
}
