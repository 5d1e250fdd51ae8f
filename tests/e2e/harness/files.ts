// Folders and journeys for one test, waiting, and the programs that the test command names.

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const EXAMPLES = fileURLToPath(new URL("../../../examples/", import.meta.url));

/** A folder that is removed after the test. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), "throughline-test-"));
  /** Where the programs keep their own files. */
  readonly data = this.path("data");
  /** What the next file dialog is answered; see the desktop program's dialogs. */
  readonly dialogAnswers = this.path("dialog-answers");

  path(name: string): string {
    return join(this.folder, name);
  }

  /** A copy of a sample, to be written to. */
  sample(name = "bank-account-opening", as = name): string {
    const copy = this.path(`${as}.journey`);
    copyFileSync(join(EXAMPLES, `${name}.journey`), copy);
    return copy;
  }

  /** Does something that opens a file dialog, answers that dialog with a path, and waits until it has asked. */
  async answersDialog(path: string, opens: () => Promise<void>): Promise<void> {
    writeFileSync(this.dialogAnswers, `${path}\n`);
    await opens();
    await eventually(() => {
      if (readFileSync(this.dialogAnswers, "utf8") !== "") throw new Error(`No dialog has asked for ${path}.`);
    });
  }

  remove(): void {
    // The web view's own processes outlive its window a little, and still write.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Asks again and again until the answer holds; the last failure tells why it never did. */
export async function eventually<T>(look: () => T | Promise<T>, within = 15_000): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await look();
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }
}

/** A program that a test needs, named by the test command. */
export function program(variable: string): string {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set: run \`cargo xtask test\`.`);
  return path;
}
