// The window paints what the scene says: each line as wide as it was laid out.

import { afterAll, beforeAll, expect, test } from "vitest";
import { Workplace } from "../harness/files";
import { EditorWindow } from "../harness/window";

let workplace: Workplace;
let window: EditorWindow;

beforeAll(async () => {
  workplace = new Workplace();
  window = await EditorWindow.open(workplace, { journey: workplace.sample() });
});

afterAll(async () => {
  await window.close();
  workplace.remove();
});

interface Line {
  text: string;
  width: number;
}

interface Scene {
  groups: { key: string; items: { type: string; lines?: Line[] }[] }[];
}

test("each painted line is within half a pixel of the width in the scene", async () => {
  await window.card("Landing page");
  await window.page.run(() => document.fonts.ready.then(() => true));
  const scene = await window.page.request<Scene>({
    request: "scene",
    document: 1,
    view: 99,
    options: { theme: "light", density: "comfortable" },
  });
  const laidOut = new Map(scene.groups.map(({ key, items }) => [key, items.flatMap((item) => item.lines ?? [])]));
  const painted = await window.page.run(() =>
    [...document.querySelectorAll<HTMLElement>(".group")].map((group) => ({
      key: group.dataset.key ?? "",
      lines: [...group.querySelectorAll(".line")].map((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        return { text: line.textContent ?? "", width: range.getBoundingClientRect().width };
      }),
    })),
  );
  let compared = 0;
  const off: object[] = [];
  for (const { key, lines } of painted) {
    const wanted = laidOut.get(key) ?? [];
    lines.forEach((line, index) => {
      const meant = wanted[index];
      if (!meant || meant.text !== line.text) return;
      compared += 1;
      if (Math.abs(line.width - meant.width) > 0.5) off.push({ key, ...line, meant: meant.width });
    });
  }
  expect(compared).toBeGreaterThan(100);
  expect(off).toEqual([]);
});
