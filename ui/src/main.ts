/** Starts the interface. */

import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/canvas.css";
import "./styles/marks.css";
import { mount } from "svelte";
import { connect } from "./bridge";
import AppView from "./panels/app.svelte";
import { App } from "./state/app.svelte";

const target = document.getElementById("app");
if (target) {
  const app = new App(connect());
  mount(AppView, { target, props: { app } });
  void app.begin();
}
