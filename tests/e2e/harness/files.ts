// Folders and journeys for one test, and what stands in a saved journey.

import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const EXAMPLES = fileURLToPath(new URL("../../../examples/", import.meta.url));

/** A folder that is removed after the test. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), "throughline-test-"));

  path(name: string): string {
    return join(this.folder, name);
  }

  /** A copy of a sample, to be written to. */
  sample(name = "bank-account-opening"): string {
    const copy = this.path(`${name}.journey`);
    copyFileSync(join(EXAMPLES, `${name}.journey`), copy);
    return copy;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A card as it stands in a file. */
export interface SavedCard {
  id: string;
  state: string;
  text?: string;
  place?: { lane: string; column: string; order: string };
}

/** A journey as it stands in a file: the parts that tests look at. */
export interface SavedJourney {
  journey: { title: string };
  states: { id: string; kind: string; name: string }[];
  stages: { id: string; state: string; name: string }[];
  lanes: { id: string; state: string; kind: string; name?: string }[];
  cards?: SavedCard[];
}

export function saved(path: string): SavedJourney {
  return JSON.parse(readFileSync(path, "utf8")) as SavedJourney;
}

/** The current state's card that says this, as it stands in the file. */
export function savedCard(path: string, text: string): SavedCard | undefined {
  const { states, cards } = saved(path);
  const current = states.find((state) => state.kind === "current")?.id;
  return cards?.find((card) => card.state === current && card.text?.includes(text));
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
