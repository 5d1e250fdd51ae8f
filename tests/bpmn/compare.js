// Times bpmn-js-differ: node compare.js ELEMENTS EDITS ROUNDS, prints each round's milliseconds.
//
// The models are as large as a map and edited as often: a task for each of its records, with a shape
// that says where it stands, as a card has its place.

import { diff } from "bpmn-js-differ";
import { BpmnModdle } from "bpmn-moddle";

const [elements, edits, rounds] = process.argv.slice(2).map(Number);

const [was, is] = await models(elements);
// Warm on a smaller model: the work grows with the square of the elements.
const small = await models(Math.ceil(elements / 20));
for (let round = 0; round < 10; round += 1) diff(...small);

const times = Array.from({ length: rounds }, () => {
  const start = performance.now();
  diff(was, is);
  return performance.now() - start;
});
console.log(times.join("\n"));

/** A model of so many tasks, and the same after the edits. */
async function models(size) {
  const before = Array.from({ length: size }, (_, place) => ({
    id: `Task_${place}`,
    name: `What happens in step ${place}, in the words of a customer`,
    x: (place % 100) * 120,
    y: Math.floor(place / 100) * 100,
  }));
  return [await read(before), await read(edited(before))];
}

/** Of ten edits four move a task, four reword one, one deletes one and one adds one. */
function edited(tasks) {
  const after = tasks.map((task) => ({ ...task }));
  const gone = new Set();
  for (let edit = 0; edit < edits; edit += 1) {
    const place = (edit * 7919) % tasks.length;
    const kind = edit % 10;
    if (kind < 4) after[place].x += 60;
    else if (kind < 8) after[place].name += " and more";
    else if (kind === 8) gone.add(after[place].id);
    else after.push({ ...after[place], id: `New_${edit}` });
  }
  return after.filter(({ id }) => !gone.has(id));
}

async function read(tasks) {
  const written = tasks.map(({ id, name }) => `<bpmn:task id="${id}" name="${name}" />`);
  const shapes = tasks.map(
    ({ id, x, y }) =>
      `<bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}">` +
      `<dc:Bounds x="${x}" y="${y}" width="100" height="80" /></bpmndi:BPMNShape>`,
  );
  const { rootElement, warnings } = await new BpmnModdle().fromXML(
    `<bpmn:definitions id="Definitions" targetNamespace="urn:map"
      xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
      xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
      xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">
      <bpmn:process id="Process">${written.join("")}</bpmn:process>
      <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="Process">
        ${shapes.join("")}
      </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
    </bpmn:definitions>`,
  );
  if (warnings.length > 0) throw warnings[0].error ?? new Error(warnings[0].message);
  return rootElement;
}
