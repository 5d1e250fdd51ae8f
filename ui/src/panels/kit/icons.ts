/** The pictograms of the interface by their Lucide names, each imported alone so that no other is shipped. */

import Activity from "@lucide/svelte/icons/activity";
import Angry from "@lucide/svelte/icons/angry";
import ArrowDown from "@lucide/svelte/icons/arrow-down";
import ArrowLeft from "@lucide/svelte/icons/arrow-left";
import ArrowRight from "@lucide/svelte/icons/arrow-right";
import ArrowUp from "@lucide/svelte/icons/arrow-up";
import Banknote from "@lucide/svelte/icons/banknote";
import Building2 from "@lucide/svelte/icons/building-2";
import ChartColumn from "@lucide/svelte/icons/chart-column";
import Check from "@lucide/svelte/icons/check";
import ChevronDown from "@lucide/svelte/icons/chevron-down";
import ChevronRight from "@lucide/svelte/icons/chevron-right";
import ChevronUp from "@lucide/svelte/icons/chevron-up";
import ChevronsLeftRight from "@lucide/svelte/icons/chevrons-left-right";
import CircleCheck from "@lucide/svelte/icons/circle-check";
import CircleDashed from "@lucide/svelte/icons/circle-dashed";
import CircleDot from "@lucide/svelte/icons/circle-dot";
import CircleQuestionMark from "@lucide/svelte/icons/circle-question-mark";
import ClipboardList from "@lucide/svelte/icons/clipboard-list";
import Clock from "@lucide/svelte/icons/clock";
import Columns3 from "@lucide/svelte/icons/columns-3";
import Copy from "@lucide/svelte/icons/copy";
import Ellipsis from "@lucide/svelte/icons/ellipsis";
import FileCode2 from "@lucide/svelte/icons/file-code-2";
import FileOutput from "@lucide/svelte/icons/file-output";
import FileQuestionMark from "@lucide/svelte/icons/file-question-mark";
import FileText from "@lucide/svelte/icons/file-text";
import Folder from "@lucide/svelte/icons/folder";
import FolderOpen from "@lucide/svelte/icons/folder-open";
import Footprints from "@lucide/svelte/icons/footprints";
import Frown from "@lucide/svelte/icons/frown";
import Funnel from "@lucide/svelte/icons/funnel";
import Gauge from "@lucide/svelte/icons/gauge";
import GitCompare from "@lucide/svelte/icons/git-compare";
import GitMerge from "@lucide/svelte/icons/git-merge";
import Globe from "@lucide/svelte/icons/globe";
import GripVertical from "@lucide/svelte/icons/grip-vertical";
import Handshake from "@lucide/svelte/icons/handshake";
import HardDrive from "@lucide/svelte/icons/hard-drive";
import History from "@lucide/svelte/icons/history";
import Image from "@lucide/svelte/icons/image";
import Info from "@lucide/svelte/icons/info";
import Laugh from "@lucide/svelte/icons/laugh";
import Layers from "@lucide/svelte/icons/layers";
import LayoutTemplate from "@lucide/svelte/icons/layout-template";
import Lightbulb from "@lucide/svelte/icons/lightbulb";
import Link2 from "@lucide/svelte/icons/link-2";
import List from "@lucide/svelte/icons/list";
import ListTree from "@lucide/svelte/icons/list-tree";
import Lock from "@lucide/svelte/icons/lock";
import Mail from "@lucide/svelte/icons/mail";
import Mailbox from "@lucide/svelte/icons/mailbox";
import MapIcon from "@lucide/svelte/icons/map";
import Megaphone from "@lucide/svelte/icons/megaphone";
import Meh from "@lucide/svelte/icons/meh";
import Menu from "@lucide/svelte/icons/menu";
import MessageCircle from "@lucide/svelte/icons/message-circle";
import MessageSquare from "@lucide/svelte/icons/message-square";
import MessageSquareQuote from "@lucide/svelte/icons/message-square-quote";
import MessageSquareText from "@lucide/svelte/icons/message-square-text";
import Minus from "@lucide/svelte/icons/minus";
import Monitor from "@lucide/svelte/icons/monitor";
import Package from "@lucide/svelte/icons/package";
import PanelRightClose from "@lucide/svelte/icons/panel-right-close";
import PanelRightOpen from "@lucide/svelte/icons/panel-right-open";
import PanelTopClose from "@lucide/svelte/icons/panel-top-close";
import PanelTopOpen from "@lucide/svelte/icons/panel-top-open";
import Pencil from "@lucide/svelte/icons/pencil";
import Phone from "@lucide/svelte/icons/phone";
import Plus from "@lucide/svelte/icons/plus";
import Presentation from "@lucide/svelte/icons/presentation";
import Quote from "@lucide/svelte/icons/quote";
import RadioTower from "@lucide/svelte/icons/radio-tower";
import Redo2 from "@lucide/svelte/icons/redo-2";
import Rows2 from "@lucide/svelte/icons/rows-2";
import Rows3 from "@lucide/svelte/icons/rows-3";
import Search from "@lucide/svelte/icons/search";
import Server from "@lucide/svelte/icons/server";
import Shapes from "@lucide/svelte/icons/shapes";
import Share2 from "@lucide/svelte/icons/share-2";
import Smartphone from "@lucide/svelte/icons/smartphone";
import Smile from "@lucide/svelte/icons/smile";
import SmilePlus from "@lucide/svelte/icons/smile-plus";
import SquareArrowRight from "@lucide/svelte/icons/square-arrow-right";
import SquareSplitHorizontal from "@lucide/svelte/icons/square-split-horizontal";
import Star from "@lucide/svelte/icons/star";
import StickyNote from "@lucide/svelte/icons/sticky-note";
import Store from "@lucide/svelte/icons/store";
import Table2 from "@lucide/svelte/icons/table-2";
import Target from "@lucide/svelte/icons/target";
import Text from "@lucide/svelte/icons/text";
import Trash2 from "@lucide/svelte/icons/trash-2";
import TriangleAlert from "@lucide/svelte/icons/triangle-alert";
import Undo2 from "@lucide/svelte/icons/undo-2";
import Unlink from "@lucide/svelte/icons/unlink";
import UserRound from "@lucide/svelte/icons/user-round";
import Users from "@lucide/svelte/icons/users";
import Video from "@lucide/svelte/icons/video";
import Waypoints from "@lucide/svelte/icons/waypoints";
import X from "@lucide/svelte/icons/x";
import ZoomIn from "@lucide/svelte/icons/zoom-in";
import ZoomOut from "@lucide/svelte/icons/zoom-out";

export const ICONS = {
  activity: Activity,
  angry: Angry,
  "arrow-down": ArrowDown,
  "arrow-left": ArrowLeft,
  "arrow-right": ArrowRight,
  "arrow-up": ArrowUp,
  banknote: Banknote,
  "building-2": Building2,
  "chart-column": ChartColumn,
  check: Check,
  "chevron-down": ChevronDown,
  "chevron-right": ChevronRight,
  "chevron-up": ChevronUp,
  "chevrons-left-right": ChevronsLeftRight,
  "circle-check": CircleCheck,
  "circle-dashed": CircleDashed,
  "circle-dot": CircleDot,
  "circle-question-mark": CircleQuestionMark,
  "clipboard-list": ClipboardList,
  clock: Clock,
  "columns-3": Columns3,
  copy: Copy,
  ellipsis: Ellipsis,
  "file-code-2": FileCode2,
  "file-output": FileOutput,
  "file-question-mark": FileQuestionMark,
  "file-text": FileText,
  folder: Folder,
  "folder-open": FolderOpen,
  footprints: Footprints,
  frown: Frown,
  funnel: Funnel,
  gauge: Gauge,
  "git-compare": GitCompare,
  "git-merge": GitMerge,
  globe: Globe,
  "grip-vertical": GripVertical,
  handshake: Handshake,
  "hard-drive": HardDrive,
  history: History,
  image: Image,
  info: Info,
  laugh: Laugh,
  layers: Layers,
  "layout-template": LayoutTemplate,
  lightbulb: Lightbulb,
  "link-2": Link2,
  list: List,
  "list-tree": ListTree,
  lock: Lock,
  mail: Mail,
  mailbox: Mailbox,
  map: MapIcon,
  megaphone: Megaphone,
  meh: Meh,
  menu: Menu,
  "message-circle": MessageCircle,
  "message-square": MessageSquare,
  "message-square-quote": MessageSquareQuote,
  "message-square-text": MessageSquareText,
  minus: Minus,
  monitor: Monitor,
  package: Package,
  "panel-right-close": PanelRightClose,
  "panel-right-open": PanelRightOpen,
  "panel-top-close": PanelTopClose,
  "panel-top-open": PanelTopOpen,
  pencil: Pencil,
  phone: Phone,
  plus: Plus,
  presentation: Presentation,
  quote: Quote,
  "radio-tower": RadioTower,
  "redo-2": Redo2,
  "rows-2": Rows2,
  "rows-3": Rows3,
  search: Search,
  server: Server,
  shapes: Shapes,
  "share-2": Share2,
  smartphone: Smartphone,
  smile: Smile,
  "smile-plus": SmilePlus,
  "square-arrow-right": SquareArrowRight,
  "square-split-horizontal": SquareSplitHorizontal,
  star: Star,
  "sticky-note": StickyNote,
  store: Store,
  "table-2": Table2,
  target: Target,
  text: Text,
  "trash-2": Trash2,
  "triangle-alert": TriangleAlert,
  "undo-2": Undo2,
  unlink: Unlink,
  "user-round": UserRound,
  users: Users,
  video: Video,
  waypoints: Waypoints,
  x: X,
  "zoom-in": ZoomIn,
  "zoom-out": ZoomOut,
};

export type IconName = keyof typeof ICONS;

/** A pictogram that Rust named; what is not known here is drawn as a plain note. */
export function iconNamed(name: string): IconName {
  return name in ICONS ? (name as IconName) : "sticky-note";
}
