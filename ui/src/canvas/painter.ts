/**
 * Keeps on the page what is seen of the scene: groups in view and a margin, in four regions.
 *
 * Elements live in one space a region, which moves as a whole; its elements are laid out for one zoom
 * (`paintedZoom`). While a zoom gesture lasts the spaces are scaled, afterwards everything is drawn
 * for the new zoom. One redraw a frame.
 */

import type { Group } from "../generated";
import type { Box, Camera } from "./camera";
import { overlaps } from "./grid";
import {
  extend,
  isShown,
  type Layer,
  moveLayer,
  movesOf,
  newLayers,
  REGIONS,
  type Shown,
  seenOf,
} from "./layers";
import { drawOverview } from "./overview";
import { paintGroup, placeGroup, type ShowPicture } from "./paint_group";
import { detailOf, headerScale, type Scale, scaleOf } from "./scale";
import type { SceneChange, SceneModel } from "./scene_model";
import { StageNames } from "./stage_names";

/** Drawn beyond the view, in pixels, so that what comes into view is already there. */
const MARGIN = 200;
/** How far the view moves, in pixels, before the margin is looked at again. */
const LOOK_AGAIN = 64;
/** Quiet time after the last change of zoom, in milliseconds, before everything is drawn anew. */
const SETTLE = 140;

/** What the painter draws. */
export interface View {
  scene: SceneModel;
  camera: Camera;
}

export class Painter {
  private readonly layers: Record<Shown, Layer>;
  private readonly overview = document.createElement("canvas");
  private readonly stageNames = new StageNames();
  private byRegion: Record<Shown, Group[]> = { body: [], headers: [], labels: [], corner: [] };
  private paintedZoom = 1;
  private lookedAt: Camera | null = null;
  private frame = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private size = { width: 0, height: 0 };
  private readonly afterFrame: (() => void)[] = [];
  private readonly afterSettling: (() => void)[] = [];
  /** Keys shown at reduced strength, as what is being dragged. */
  private faded: ReadonlySet<string> = new Set();

  constructor(
    root: HTMLElement,
    private readonly view: View,
    private readonly showPicture: ShowPicture,
  ) {
    this.layers = newLayers(root);
    this.overview.className = "overview";
    this.overview.setAttribute("aria-hidden", "true");
    this.layers.body.frame.prepend(this.overview);
  }

  /** An element of a region that moves with it, above its groups, for marks of the interface. */
  marksOf(region: Shown): HTMLElement {
    return this.layers[region].marks;
  }

  /** Where a swipe cuts the body, in pixels of its space. */
  cutBody(x: number): void {
    this.layers.body.space.style.setProperty("--cut", `${x}px`);
  }

  /** The scale at which elements of a region are placed now. */
  paintedScale(region: Shown): Scale {
    return scaleOf(region, this.paintedZoom);
  }

  /** Where a box of a region stands in the map element, in pixels. */
  viewBox(region: Shown, box: Box): Box {
    const { camera } = this.view;
    const body = this.bodyView();
    const scale = scaleOf(region, camera.zoom);
    const { across, down } = movesOf(region);
    return {
      x: (across ? body.x - camera.x * scale.x : 0) + box.x * scale.x,
      y: (down ? body.y - camera.y * scale.y : 0) + box.y * scale.y,
      width: box.width * scale.x,
      height: box.height * scale.y,
    };
  }

  /** The element of a group, where it is in view. */
  elementOf(key: string): HTMLElement | null {
    for (const region of REGIONS) {
      const element = this.layers[region].mounted.get(key);
      if (element) return element;
    }
    return null;
  }

  /** Runs after each frame in which something moved or changed. */
  onFrame(then: () => void): void {
    this.afterFrame.push(then);
  }

  /** Runs after everything was laid out for another zoom. */
  onSettled(then: () => void): void {
    this.afterSettling.push(then);
  }

  /** Takes a new extent of the whole map element. */
  resize(size: { width: number; height: number }): void {
    this.size = size;
    this.lookedAt = null;
    this.request();
  }

  /** The part of the map element in which the body is seen. */
  bodyView(): Box {
    const scale = headerScale(this.view.camera.zoom);
    const { body_x, body_y } = this.view.scene;
    const x = body_x * scale;
    const y = body_y * scale;
    return { x, y, width: Math.max(1, this.size.width - x), height: Math.max(1, this.size.height - y) };
  }

  /** Draws what a patch touched. */
  changed(change: SceneChange): void {
    this.byRegion = { body: [], headers: [], labels: [], corner: [] };
    for (const key of this.view.scene.order) {
      const group = this.view.scene.groups.get(key);
      if (group && isShown(group.region)) this.byRegion[group.region].push(group);
    }
    if (change.full) this.clear();
    else this.refresh(change);
    this.lookedAt = null;
    this.request();
  }

  /** Shows groups at 35 %: the origin of a drag. */
  fade(keys: ReadonlySet<string>): void {
    for (const key of this.faded) this.elementOf(key)?.classList.remove("dragged");
    this.faded = keys;
    for (const key of keys) this.elementOf(key)?.classList.add("dragged");
  }

  /** Follows the camera at the next frame. */
  request(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  /** Draws at once: for those who measure right after. */
  draw(): void {
    const { camera } = this.view;
    if (camera.zoom !== this.paintedZoom) this.settleLater();
    const body = this.bodyView();
    for (const region of REGIONS) {
      moveLayer(this.layers[region], region, body, camera, this.paintedZoom);
    }
    if (this.needsLook()) this.look();
    if (detailOf(camera.zoom) === "blocks") this.paintOverview();
    this.overview.hidden = detailOf(camera.zoom) !== "blocks";
    this.stageNames.follow(camera.x * this.paintedZoom, this.paintedScale("headers"));
    for (const then of this.afterFrame) then();
  }

  private settleLater(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settle(), SETTLE);
  }

  /** Lays everything out for the camera's zoom. */
  settle(): void {
    clearTimeout(this.settling);
    if (this.paintedZoom === this.view.camera.zoom) return;
    this.paintedZoom = this.view.camera.zoom;
    this.clear();
    for (const then of this.afterSettling) then();
    this.request();
  }

  private needsLook(): boolean {
    const { camera } = this.view;
    const last = this.lookedAt;
    if (!last || last.zoom !== camera.zoom) return true;
    const moved = Math.max(Math.abs(last.x - camera.x), Math.abs(last.y - camera.y));
    return moved * camera.zoom > LOOK_AGAIN;
  }

  /** Puts what came near the view onto the page and takes off what went far. */
  private look(): void {
    const { camera } = this.view;
    const detail = detailOf(this.paintedZoom);
    this.lookedAt = camera;
    const body = this.bodyView();
    for (const region of REGIONS) {
      const layer = this.layers[region];
      const view = seenOf(region, body, camera, MARGIN);
      const hidden = detail === "blocks" && region === "body";
      const seen = new Set<string>();
      for (const group of hidden ? [] : this.byRegion[region]) {
        if (!overlaps(group.rect, view)) continue;
        seen.add(group.key);
        if (!layer.mounted.has(group.key)) this.mount(layer, group);
      }
      for (const [key, element] of layer.mounted) {
        if (seen.has(key)) continue;
        element.remove();
        layer.mounted.delete(key);
        this.stageNames.forget(key);
      }
      const painted = this.paintedScale(region);
      extend(layer, this.view.scene.width * painted.x, this.view.scene.height * painted.y);
    }
  }

  private mount(layer: Layer, group: Group): void {
    const scale = this.paintedScale(group.region as Shown);
    const element = paintGroup(group, {
      scale,
      // Headers and labels have a way of their own to make do with less room.
      detail: group.region === "body" ? detailOf(this.paintedZoom) : "full",
      showPicture: this.showPicture,
    });
    element.style.zIndex = String(this.view.scene.rank.get(group.key) ?? 0);
    if (this.faded.has(group.key)) element.classList.add("dragged");
    layer.space.append(element);
    layer.mounted.set(group.key, element);
    if (group.role === "stage" && group.region === "headers") this.stageNames.learn(group, element);
  }

  private refresh(change: SceneChange): void {
    const { groups, rank } = this.view.scene;
    for (const region of REGIONS) {
      const layer = this.layers[region];
      for (const key of [...change.removed, ...change.repainted]) {
        layer.mounted.get(key)?.remove();
        layer.mounted.delete(key);
        this.stageNames.forget(key);
      }
      for (const key of change.moved) {
        const element = layer.mounted.get(key);
        const group = groups.get(key);
        if (!element || !group) continue;
        placeGroup(element, group, this.paintedScale(region));
        if (group.role === "stage" && region === "headers") this.stageNames.learn(group, element);
      }
      if (!change.reordered) continue;
      for (const [key, element] of layer.mounted) element.style.zIndex = String(rank.get(key) ?? 0);
    }
  }

  private clear(): void {
    for (const region of REGIONS) {
      const { mounted } = this.layers[region];
      for (const element of mounted.values()) element.remove();
      mounted.clear();
    }
    this.stageNames.clear();
    this.lookedAt = null;
  }

  private paintOverview(): void {
    const { scene, camera } = this.view;
    // The overview begins at the body's left edge, and at the headers' top.
    drawOverview(this.overview, scene.overview, { ...camera, y: camera.y + scene.body_y });
  }
}
