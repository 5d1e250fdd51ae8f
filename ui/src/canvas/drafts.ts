/** What of a record can be typed in place: a card's text, the name of a band, the word at a point. */

import type { Command, Group, Inspection, RecordKind, RecordRef, TextBlock } from "../generated";
import type { Editor } from "../state/editor.svelte";
import { LANE_WORDS } from "../state/vocabulary";
import type { Box } from "./camera";
import { slotOf } from "./grid";
import type { Shown } from "./layers";
import type { Painter } from "./painter";
import { type Quick, quickNames } from "./quick";
import { scaleOf } from "./scale";
import { DRAFT_FACES, type Draft, type TypeFace } from "./typing";

/** The field that typing on a record of a kind writes. */
const TYPED_FIELD: Partial<Record<RecordKind, string>> = {
  card: "text",
  stage: "name",
  step: "name",
  lane: "name",
  metric: "name",
  emotion: "label",
};
/** Room around a name in a header or label, in points. */
export const NAME_ROOM = { left: 6, right: 6, top: 4, bottom: 4 };
/** Width of the field for a feeling, in points. */
const FEELING_WIDTH = 132;

/** Where drafts stand and how they end. */
export interface DraftStage {
  editor: Editor;
  painter: Painter;
  zoom(): number;
  /** Runs a command and announces what it came to. */
  apply(command: Command): Promise<boolean>;
  /** What else can be set of the draft has changed. */
  changed(): void;
  closed(next: -1 | 0 | 1, focusOn: string | null): void;
}

/** A draft of a record's own text; null where nothing of it can be typed. `text` replaces it at once. */
export function draftOf(
  stage: DraftStage,
  group: Group,
  inspection: Inspection,
  text?: string,
): Draft | null {
  const { editor } = stage;
  const { record } = group;
  const name = record && TYPED_FIELD[record.kind];
  if (!record || !name || inspection.locked) return null;
  const field = inspection.sections
    .flatMap(({ fields }) => fields)
    .find((one) => one.name === name && !one.record);
  const before = typeof field?.value === "string" ? field.value : "";
  const { box, face } = placeOf(stage, group, before);
  return {
    label: `${inspection.kind_label}: ${field?.label ?? name}`,
    before,
    text: text ?? before,
    placeholder: promptOf(stage, record.id),
    face,
    box: () => stage.painter.viewBox(group.region as Shown, box),
    scale: () => scaleOf(group.region, stage.zoom()).font,
    ...(record.kind === "card" && {
      height: (typed: string) => editor.cardHeight(record.id, typed),
      quick: quickOf(stage, record, inspection),
    }),
    keep: (typed) => void stage.apply({ command: "set_fields", record, fields: { [name]: typed } }),
    closed: (next) => stage.closed(next, record.id),
  };
}

/** What else can be set of a card while it is typed: at once, as in the inspector. */
function quickOf(stage: DraftStage, record: RecordRef, inspection: Inspection): Quick {
  const { grid } = stage.editor.scene;
  const fields = inspection.sections.flatMap((section) => section.fields).filter((field) => !field.record);
  const quick: Quick = {
    names: quickNames(grid.rows[slotOf(grid, record.id)?.row ?? -1]?.kind),
    values: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    set(name, value) {
      quick.values = { ...quick.values, [name]: value };
      stage.changed();
      void stage.apply({ command: "set_fields", record, fields: { [name]: value } });
    },
  };
  return quick;
}

function placeOf(stage: DraftStage, group: Group, text: string): { box: Box; face: TypeFace } {
  const { rect, role } = group;
  const block = blockOf(group, text);
  const spare = DRAFT_FACES[stage.editor.options.density];
  if (role === "point") {
    const center = rect.x + rect.width / 2;
    const face = { ...spare, padding: NAME_ROOM };
    return {
      box: { x: center - FEELING_WIDTH / 2, y: rect.y + rect.height, width: FEELING_WIDTH, height: 26 },
      face,
    };
  }
  if (!block) return { box: rect, face: spare };
  const { size, line_height, weight } = block.style;
  const face = { size, lineHeight: line_height, weight };
  if (role === "card") {
    const padding = {
      left: block.rect.x,
      right: Math.max(0, rect.width - block.rect.x - block.rect.width),
      top: block.rect.y,
      bottom: Math.min(block.rect.y, Math.max(0, rect.height - block.rect.y - block.rect.height)),
    };
    return { box: rect, face: { ...face, padding } };
  }
  const box = {
    x: rect.x + block.rect.x - NAME_ROOM.left,
    y: rect.y + block.rect.y - NAME_ROOM.top,
    width: rect.width - block.rect.x + NAME_ROOM.left - 2,
    height: block.rect.height + NAME_ROOM.top + NAME_ROOM.bottom,
  };
  return { box, face: { ...face, padding: NAME_ROOM } };
}

/** The block that shows this text, or the one that stands out most. */
function blockOf(group: Group, text: string): TextBlock | undefined {
  const blocks = group.items.filter((item) => item.type === "text");
  const [boldest] = blocks.toSorted((a, b) => b.style.weight - a.style.weight);
  return blocks.find((block) => block.text === text) ?? (group.role === "card" ? blocks[0] : boldest);
}

/** What stands in an empty field: a card's beginning, or what a lane without a name is called. */
function promptOf({ editor }: DraftStage, id: string): string {
  const { grid } = editor.scene;
  const lane = grid.rows.find((row) => row.id === id);
  if (lane) return LANE_WORDS[lane.kind].lane;
  const slot = slotOf(grid, id);
  const row = slot && grid.rows[slot.row];
  return row ? LANE_WORDS[row.kind].prompt : "";
}
