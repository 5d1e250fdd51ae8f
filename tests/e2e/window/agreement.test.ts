// The window paints what the scene says, and looks as the export does: at device scale 1 and at 2.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportedByCommand } from "../harness/exports";
import { eventually, Workplace } from "../harness/files";
import { greyOf, heightOf, part, similarity } from "../harness/similarity";
import { EditorWindow } from "../harness/window";

interface Line {
  text: string;
  width: number;
}

interface Scene {
  groups: { key: string; items: { type: string; lines?: Line[] }[] }[];
}

/** A line of a group as it is painted: where it stands among the group's lines, and how wide it is. */
interface Painted extends Line {
  key: string;
  index: number;
}

const SCENE = { request: "scene", document: 1, options: { theme: "light", density: "comfortable" } };
/** Points from the exported sheet's edge to the map. */
const SHEET_MARGIN = 48;

let workplace: Workplace;
let window: EditorWindow;

describe.each([
  { deviceScale: 1, alike: 0.9 },
  { deviceScale: 2, alike: 0.95 },
])("at device scale $deviceScale", ({ deviceScale, alike }) => {
  beforeEach(async () => {
    workplace = new Workplace();
    window = await EditorWindow.open(workplace, {
      journey: workplace.sample(),
      environment: { GDK_SCALE: String(deviceScale) },
    });
    await window.card("Landing page");
    await window.page.run(() => document.fonts.ready.then(() => true));
    expect(await window.page.run(() => devicePixelRatio)).toBe(deviceScale);
  });

  afterEach(async () => {
    await window.close();
    workplace.remove();
  });

  test("each painted line of the whole map is within half a pixel of its width in the scene", async () => {
    const scene = await window.page.request<Scene>({ ...SCENE, view: 99 });
    const laidOut = new Map(scene.groups.map(({ key, items }) => [key, items.flatMap((item) => item.lines ?? [])]));
    const compared = new Set<string>();
    const off: object[] = [];
    await overTheMap(async () => {
      for (const { key, index, text, width } of await paintedLines()) {
        const meant = laidOut.get(key)?.[index];
        if (meant?.text !== text) throw new Error(`The group ${key} says “${text}”, not “${meant?.text}”.`);
        compared.add(`${key} ${index}`);
        if (Math.abs(width - meant.width) > 0.5) off.push({ key, text, width, meant: meant.width });
      }
    });
    expect(off).toEqual([]);
    const all = [...laidOut].flatMap(([key, lines]) => lines.map((_, index) => `${key} ${index}`));
    // Nearly every line was in view once.
    expect(compared.size).toBeGreaterThan(0.9 * all.length);
  });

  test(`the map's body in the window is at least ${alike} alike to the exported picture`, async () => {
    const journey = workplace.path("bank-account-opening.journey");
    const picture = exportedByCommand(journey, "png", "--scale", String(deviceScale), "--theme", "light");
    const exported = greyOf(readFileSync(picture));
    const screen = greyOf(await still());
    const body = await window.page.place(".region.body");
    const page = await window.pageOrigin();
    const seen = {
      x: Math.round(page.x + body.x * deviceScale),
      y: Math.round(page.y + body.y * deviceScale),
      width: 0,
      height: 0,
    };
    seen.width = Math.min(Math.floor(body.width * deviceScale), screen.width - seen.x);
    seen.height = Math.min(Math.floor(body.height * deviceScale), screen.height - seen.y);
    const ours = part(screen, seen);
    const landmark = await window.card("Landing page");
    const mark = {
      x: Math.round((landmark.x - body.x) * deviceScale),
      y: Math.round((landmark.y - body.y) * deviceScale),
      width: Math.round(landmark.width * deviceScale),
      height: Math.round(landmark.height * deviceScale),
    };
    // The sheet has the map at its margin from the left, below a title of some height.
    const scene = await window.page.request<{ body_x: number }>({ ...SCENE, view: 98 });
    const x = (SHEET_MARGIN + scene.body_x) * deviceScale;
    const y = heightOf(part(ours, mark), exported, x + mark.x) - mark.y;
    const theirs = part(exported, { ...seen, x, y });
    expect(similarity(ours, theirs)).toBeGreaterThanOrEqual(alike);
  });
});

/** The screen's picture once it has stopped changing. */
async function still(): Promise<Buffer> {
  let earlier: Buffer = Buffer.alloc(0);
  return eventually(() => {
    const now = window.picture();
    const same = now.equals(earlier);
    earlier = now;
    if (!same) throw new Error("The screen does not stand still.");
    return now;
  });
}

/** Does something at places that together show the whole map. */
async function overTheMap(look: () => Promise<void>): Promise<void> {
  const { width, height } = await window.page.place(".region.body");
  const space = await window.page.place(".region.body > .space");
  for (let y = 0; y < space.height; y += height * 0.8) {
    for (let x = 0; x < space.width; x += width * 0.8) {
      await window.page.place(".region.body > .space");
      await look();
      await window.scroll(width * 0.8, 0);
    }
    await window.scroll(-2 * space.width, height * 0.8);
  }
}

function paintedLines(): Promise<Painted[]> {
  return window.page.run(() =>
    [...document.querySelectorAll<HTMLElement>(".group")].flatMap((group) =>
      [...group.querySelectorAll(".line")].map((line, index) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        const { width } = range.getBoundingClientRect();
        return { key: group.dataset.key ?? "", index, text: line.textContent ?? "", width };
      }),
    ),
  );
}
