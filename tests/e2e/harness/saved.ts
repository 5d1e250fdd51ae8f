// What stands in a saved journey.

import { readFileSync } from "node:fs";

/** A card as it stands in a file. */
export interface SavedCard {
  id: string;
  state: string;
  text?: string;
  place?: { lane: string; column: string; order: string };
  end_column?: string;
}

interface Band {
  id: string;
  state: string;
  name?: string;
  order: string;
}

/** A journey as it stands in a file: the parts that tests look at. */
export interface SavedJourney {
  journey: { title: string };
  states: { id: string; kind: string; name: string }[];
  stages: Band[];
  steps?: { id: string; name: string; place: { stage: string; order: string } }[];
  lanes: (Band & { kind: string; locked?: boolean })[];
  cards?: SavedCard[];
  emotions?: { id: string; column: string; persona: string; score: number; label?: string }[];
}

export function saved(path: string): SavedJourney {
  return JSON.parse(readFileSync(path, "utf8")) as SavedJourney;
}

/** The current state's cards, in no order. */
export function savedCards(path: string): SavedCard[] {
  const { states, cards = [] } = saved(path);
  const current = states.find((state) => state.kind === "current")?.id;
  return cards.filter((card) => card.state === current);
}

/** The current state's card that says this. */
export function savedCard(path: string, text: string): SavedCard | undefined {
  return savedCards(path).find((card) => card.text?.includes(text));
}

/** Where a card stands, in the words of the map: lane, and stage or step. */
export function placeOf(path: string, text: string): string | undefined {
  const { lanes, stages, steps = [] } = saved(path);
  const place = savedCard(path, text)?.place;
  const column = [...steps, ...stages].find(({ id }) => id === place?.column)?.name;
  const lane = lanes.find(({ id }) => id === place?.lane);
  return lane && `${lane.name ?? lane.kind} of ${column}`;
}

/** What a cell of the current state holds, from the top. */
export function savedCell(path: string, laneKind: string, column: string): string[] {
  const wanted = `${laneKind} of ${column}`;
  return savedCards(path)
    .filter(({ text, place }) => place && text && placeOf(path, text) === wanted)
    .toSorted((a, b) => inOrder(a.place?.order, b.place?.order))
    .map(({ text = "" }) => text);
}

export function stageNames(path: string): string[] {
  return bands(path, "stages").map(({ name = "" }) => name);
}

/** Kinds of the current state's lanes from top to bottom. */
export function laneKinds(path: string): string[] {
  return bands(path, "lanes").map((lane) => (lane as SavedJourney["lanes"][number]).kind);
}

/** The steps of a stage from first to last. */
export function stepNames(path: string, stage: string): string[] {
  const id = bands(path, "stages").find(({ name }) => name === stage)?.id;
  return (saved(path).steps ?? [])
    .filter(({ place }) => place.stage === id)
    .toSorted((a, b) => inOrder(a.place.order, b.place.order))
    .map(({ name }) => name);
}

function bands(path: string, kind: "stages" | "lanes"): Band[] {
  const journey = saved(path);
  const current = journey.states.find((state) => state.kind === "current")?.id;
  return journey[kind].filter(({ state }) => state === current).toSorted((a, b) => inOrder(a.order, b.order));
}

/** Order keys compare by their code points. */
function inOrder(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
