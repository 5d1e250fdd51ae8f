/** New cards, stages and steps while they are typed: each is added with its text by one command. */

import type { Command } from "../generated";
import type { NewPlace } from "../gestures/drop_target";
import type { Editor } from "../state/editor.svelte";
import { LANE_WORDS } from "../state/vocabulary";
import type { Box } from "./camera";
import { type DraftStage, NAME_ROOM } from "./drafts";
import { type Quick, quickNames } from "./quick";
import { scaleOf } from "./scale";
import type { SceneModel } from "./scene_model";
import { DRAFT_FACES, type Draft } from "./typing";
import { nameOf } from "./whereabouts";

/** What a stage or step is called where nobody types a name. */
const USUAL_NAMES = { stage: "New stage", step: "New step" };
/** Names of stages and steps, as the scene sets them. */
const NAME_FACE = { size: 13, lineHeight: 16, weight: 600, padding: NAME_ROOM };
/** Height of the field for a name, in points. */
const NAME_HEIGHT = NAME_FACE.lineHeight + NAME_ROOM.top + NAME_ROOM.bottom;
/** The field for a name is at least this wide, in points and in pixels. */
const NAME_WIDTH = 168;
/** Top of the first band of headers where there is none yet, in points. */
const FIRST_BAND = 8;

/** The draft of something new, and what of the body it wants to be seen. */
export type NewDraft = Draft & { shows: Box };

/** The command that adds it with a text; null where the place is no longer there. */
export function newCommand(
  editor: Editor,
  place: NewPlace,
  id: string,
  text: string,
  fields: Quick["values"] = {},
): Command | null {
  const state = editor.state?.id;
  if (!state) return null;
  const { grid } = editor.scene;
  switch (place.kind) {
    case "card": {
      const lane = grid.rows[place.place.row]?.id;
      const column = grid.columns[place.place.column]?.id;
      const { before } = place.place;
      if (!lane || !column) return null;
      const to = { lane, column, ...(before && { before }) };
      return { command: "add_card", id, state, to, text, fields };
    }
    case "stage":
      return { command: "add_stage", id, state, name: text, ...(place.before && { before: place.before }) };
    case "step":
      return {
        command: "add_step",
        id,
        stage: place.stage,
        name: text,
        ...(place.before && { before: place.before }),
      };
  }
}

export function draftOfNew(stage: DraftStage, place: NewPlace, id: string, text?: string): NewDraft {
  let added: Promise<unknown> | null = null;
  const quick: Quick = {
    names: place.kind === "card" ? quickNames(stage.editor.scene.grid.rows[place.place.row]?.kind) : [],
    values: {},
    set(name, value) {
      quick.values = { ...quick.values, [name]: value };
      stage.changed();
    },
  };
  return {
    before: "",
    quick,
    ...(place.kind === "card" ? cardDraft(stage, place.place, text) : bandDraft(stage, place, text)),
    keep(typed) {
      const command = typed ? newCommand(stage.editor, place, id, typed, quick.values) : null;
      if (command) added = stage.apply(command);
    },
    closed(next) {
      if (added) void added.then((done) => stage.closed(next, done ? id : null));
      else stage.closed(next, null);
    },
  };
}

type Look = Omit<NewDraft, "before" | "quick" | "keep" | "closed">;

function cardDraft(
  { editor, painter, zoom }: DraftStage,
  { row, column, line }: Extract<NewPlace, { kind: "card" }>["place"],
  text = "",
): Look {
  const { grid } = editor.scene;
  const words = LANE_WORDS[grid.rows[row]?.kind ?? "note"];
  const face = DRAFT_FACES[editor.options.density];
  const height = face.lineHeight + face.padding.top + face.padding.bottom;
  const box: Box = { x: line.x, y: line.y, width: line.width, height };
  return {
    label: `New ${words.card.toLowerCase()} in ${nameOf(editor.scene, grid.columns[column]?.id ?? "")}`,
    text,
    placeholder: words.prompt,
    face,
    shows: box,
    box: () => painter.viewBox("body", box),
    scale: zoom,
  };
}

/** A name stands where its header will: at the insertion line, in the band of stages or of steps. */
function bandDraft(
  { editor, painter, zoom }: DraftStage,
  place: Exclude<NewPlace, { kind: "card" }>,
  text?: string,
): Look {
  const usual = USUAL_NAMES[place.kind];
  const band = bandOf(editor.scene, place);
  const box: Box = { x: place.at, y: band, width: NAME_WIDTH, height: NAME_HEIGHT };
  return {
    label: `Name of the new ${place.kind}`,
    text: text ?? usual,
    usual,
    placeholder: usual,
    face: NAME_FACE,
    shows: { ...box, y: 0, height: 1 },
    box: () => {
      const seen = painter.viewBox("headers", box);
      const width = Math.max(seen.width, NAME_WIDTH);
      const view = painter.bodyView();
      // At the end of the map there may be no room behind the line.
      return { ...seen, x: Math.min(seen.x, view.x + view.width - width - 2), width };
    },
    scale: () => scaleOf("headers", zoom()).font,
  };
}

/** Top of a name's field in its band of headers. */
function bandOf(scene: SceneModel, { kind }: Exclude<NewPlace, { kind: "card" }>): number {
  const { grid, body_y } = scene;
  const rectOf = (id: string | undefined) => scene.groups.get(scene.keyOf.get(id ?? "") ?? "")?.rect;
  const stages = rectOf(grid.stages[0]?.id);
  if (kind === "stage") return stages ? stages.y + (stages.height - NAME_HEIGHT) / 2 : FIRST_BAND;
  const step = rectOf(grid.columns.find(({ id, stage }) => id !== stage)?.id);
  if (step) return step.y;
  const top = stages ? stages.y + stages.height : 0;
  return Math.max(top, (top + body_y - NAME_HEIGHT) / 2);
}
