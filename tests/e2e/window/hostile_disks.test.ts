// A full disk and a read-only one: the window says so until it can save, and the old file stays whole.

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually, Workplace } from "../harness/files";
import { savedCard } from "../harness/saved";
import { EditorWindow } from "../harness/window";

let workplace: Workplace;
let window: EditorWindow;

beforeEach(() => {
  workplace = new Workplace();
});

afterEach(async () => {
  await window.close();
  workplace.remove();
});

/** The ways to a place where one may mount: as root, or as somebody who only plays root there. */
const WAYS = [["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]];

function wayToMount(): string[] {
  const way = WAYS.find(([command = "", ...rest]) => {
    try {
      execFileSync(command, [...rest, "mount", "-t", "tmpfs", "none", "/mnt"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
  if (!way) throw new Error("This machine lets nobody mount; the full disk cannot be tried.");
  return way;
}

/** A window that alone sees a small disk with a copy of the sample on it. */
async function onSmallDisk(bytes: number) {
  const disk = workplace.path("disk");
  const sample = workplace.sample();
  const script = `mkdir -p ${disk} && mount -t tmpfs -o size=${bytes} none ${disk} && cp ${sample} ${disk}/map.journey && exec "$@"`;
  const way = wayToMount();
  window = await EditorWindow.open(workplace, {
    journey: `${disk}/map.journey`,
    behind: [...way, "sh", "-c", script, "sh"],
  });
  await window.page.waitFor(".group");
  const inside = `/proc/${window.program.id}/root${disk}`;
  const remount = (options: string) =>
    execFileSync("nsenter", [`--target=${window.program.id}`, "--mount", ...(way.includes("--user") ? ["--user"] : []), "mount", "-o", `remount,${options}`, disk]);
  return { inside, journey: `${inside}/map.journey`, remount };
}

test("on a full disk the window says that it could not save, until there is room", async () => {
  const { inside, journey } = await onSmallDisk(400_000);
  const bytes = readFileSync(journey);
  try {
    writeFileSync(`${inside}/ballast`, Buffer.alloc(1_000_000));
  } catch {
    // Now the disk is full.
  }
  await window.typeCard("More than fits");
  await window.page.waitForText("too full to save");
  expect(readFileSync(journey).equals(bytes)).toBe(true);
  rmSync(`${inside}/ballast`);
  await window.page.waitForNo(".band.trouble");
  await eventually(() => expect(savedCard(journey, "More than fits")).toBeDefined());
});

test("in a read-only folder the window says so, and saving under another name helps", async () => {
  const { journey, remount } = await onSmallDisk(400_000);
  const bytes = readFileSync(journey);
  remount("ro");
  await window.typeCard("Not here");
  await window.page.waitFor(".band.trouble");
  await window.page.waitForText("read-only");
  expect(readFileSync(journey).equals(bytes)).toBe(true);
  const other = workplace.path("elsewhere.journey");
  await workplace.answersDialog(other, () => window.clickOn(".band.trouble button", "Save as"));
  await window.page.waitForNo(".band.trouble");
  await eventually(() => expect(savedCard(other, "Not here")).toBeDefined());
});
