//! Pictograms as outlines on a grid of 24 by 24, to be stroked 2 wide with round caps and joins.
//!
//! From Lucide 1.62 (ISC; see `fonts/Lucide-LICENSE.txt`), circles, lines and rectangles written
//! out as path data. Adding one is adding a line to the table.

use std::sync::LazyLock;

use kurbo::{Affine, BezPath};
use throughline_model::{ChannelIcon, LaneKind};

/// Width and height of the grid that outlines are drawn on.
pub const ICON_GRID: f64 = 24.0;
/// Width of the line on that grid; scale it with the icon.
pub const ICON_STROKE: f64 = 2.0;

macro_rules! icons {
    ($($icon:ident = $name:literal: $data:literal,)*) => {
        /// A pictogram.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Icon {
            $(#[doc = concat!("`", $name, "`.")] $icon,)*
        }

        impl Icon {
            /// Every icon, in the table's order.
            pub const ALL: &'static [Icon] = &[$(Icon::$icon,)*];

            /// Lucide's name, as documents write it.
            pub fn name(self) -> &'static str {
                match self { $(Icon::$icon => $name,)* }
            }

            /// The outline on the grid, as SVG path data.
            pub fn path_data(self) -> &'static str {
                match self { $(Icon::$icon => $data,)* }
            }

            /// The icon of a name; none for a name that is not in the table.
            pub fn named(name: &str) -> Option<Icon> {
                match name { $($name => Some(Icon::$icon),)* _ => None }
            }
        }
    };
}

icons! {
    // Lanes.
    Footprints = "footprints": "M4 16v-2.38C4 11.5 2.97 10.5 3 8c0.03 -2.72 1.49 -6 4.5 -6C9.37 2 10 3.8 10 5.5c0 3.11 -2 5.66 -2 8.68V16a2 2 0 1 1 -4 0ZM20 20v-2.38c0 -2.12 1.03 -3.12 1 -5.62c-0.03 -2.72 -1.49 -6 -4.5 -6C14.63 6 14 7.8 14 9.5c0 3.11 2 5.66 2 8.68V20a2 2 0 1 0 4 0ZM16 17h4M4 13h4",
    Text = "text": "M21 5H3M15 12H3M17 19H3",
    Image = "image": "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2ZM7 9a2 2 0 1 0 4 0a2 2 0 1 0 -4 0ZM21 15l-3.086 -3.086a2 2 0 0 0 -2.828 0L6 21",
    Waypoints = "waypoints": "M10.586 5.414l-5.172 5.172M18.586 13.414l-5.172 5.172M6 12h12M10 20a2 2 0 1 0 4 0a2 2 0 1 0 -4 0ZM10 4a2 2 0 1 0 4 0a2 2 0 1 0 -4 0ZM18 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0ZM2 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z",
    RadioTower = "radio-tower": "M4.9 16.1C1 12.2 1 5.8 4.9 1.9M7.8 4.7a6.14 6.14 0 0 0 -0.8 7.5M10 9a2 2 0 1 0 4 0a2 2 0 1 0 -4 0ZM16.2 4.8c2 2 2.26 5.11 0.8 7.47M19.1 1.9a9.96 9.96 0 0 1 0 14.1M9.5 18h5M8 22l4 -11l4 11",
    Target = "target": "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0ZM6 12a6 6 0 1 0 12 0a6 6 0 1 0 -12 0ZM10 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z",
    Store = "store": "M15 21v-5a1 1 0 0 0 -1 -1h-4a1 1 0 0 0 -1 1v5M17.774 10.31a1.12 1.12 0 0 0 -1.549 0a2.5 2.5 0 0 1 -3.451 0a1.12 1.12 0 0 0 -1.548 0a2.5 2.5 0 0 1 -3.452 0a1.12 1.12 0 0 0 -1.549 0a2.5 2.5 0 0 1 -3.77 -3.248l2.889 -4.184A2 2 0 0 1 7 2h10a2 2 0 0 1 1.653 0.873l2.895 4.192a2.5 2.5 0 0 1 -3.774 3.244M4 10.95V19a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-8.05",
    MessageCircle = "message-circle": "M2.992 16.342a2 2 0 0 1 0.094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413 -0.998a2 2 0 0 1 1.099 0.092a10 10 0 1 0 -4.777 -4.719",
    Quote = "quote": "M16 3a2 2 0 0 0 -2 2v6a2 2 0 0 0 2 2a1 1 0 0 1 1 1v1a2 2 0 0 1 -2 2a1 1 0 0 0 -1 1v2a1 1 0 0 0 1 1a6 6 0 0 0 6 -6V5a2 2 0 0 0 -2 -2zM5 3a2 2 0 0 0 -2 2v6a2 2 0 0 0 2 2a1 1 0 0 1 1 1v1a2 2 0 0 1 -2 2a1 1 0 0 0 -1 1v2a1 1 0 0 0 1 1a6 6 0 0 0 6 -6V5a2 2 0 0 0 -2 -2z",
    Heart = "heart": "M2 9.5a5.5 5.5 0 0 1 9.591 -3.676a0.56 0.56 0 0 0 0.818 0A5.49 5.49 0 0 1 22 9.5c0 2.29 -1.5 4 -3 5.5l-5.492 5.313a2 2 0 0 1 -3 0.019L5 15c-1.5 -1.5 -3 -3.2 -3 -5.5",
    Activity = "activity": "M22 12h-2.48a2 2 0 0 0 -1.93 1.46l-2.35 8.36a0.25 0.25 0 0 1 -0.48 0L9.24 2.18a0.25 0.25 0 0 0 -0.48 0l-2.35 8.36A2 2 0 0 1 4.49 12H2",
    AudioWaveform = "audio-waveform": "M2 13a2 2 0 0 0 2 -2V7a2 2 0 0 1 4 0v13a2 2 0 0 0 4 0V4a2 2 0 0 1 4 0v13a2 2 0 0 0 4 0v-4a2 2 0 0 1 2 -2",
    TriangleAlert = "triangle-alert": "M21.73 18l-8 -14a2 2 0 0 0 -3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73 -3M12 9v4M12 17h0.01",
    Star = "star": "M11.525 2.295a0.53 0.53 0 0 1 0.95 0l2.31 4.679a2.123 2.123 0 0 0 1.595 1.16l5.166 0.756a0.53 0.53 0 0 1 0.294 0.904l-3.736 3.638a2.123 2.123 0 0 0 -0.611 1.878l0.882 5.14a0.53 0.53 0 0 1 -0.771 0.56l-4.618 -2.428a2.122 2.122 0 0 0 -1.973 0L6.396 21.01a0.53 0.53 0 0 1 -0.77 -0.56l0.881 -5.139a2.122 2.122 0 0 0 -0.611 -1.879L2.16 9.795a0.53 0.53 0 0 1 0.294 -0.906l5.165 -0.755a2.122 2.122 0 0 0 1.597 -1.16z",
    Building2 = "building-2": "M10 12h4M10 8h4M14 21v-3a2 2 0 0 0 -4 0v3M6 10H4a2 2 0 0 0 -2 2v7a2 2 0 0 0 2 2h16a2 2 0 0 0 2 -2V9a2 2 0 0 0 -2 -2h-2M6 21V5a2 2 0 0 1 2 -2h8a2 2 0 0 1 2 2v16",
    ClipboardList = "clipboard-list": "M9 2h6a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-6a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1ZM16 4h2a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2H6a2 2 0 0 1 -2 -2V6a2 2 0 0 1 2 -2h2M12 11h4M12 16h4M8 11h0.01M8 16h0.01",
    Server = "server": "M4 2h16a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-4a2 2 0 0 1 2 -2ZM4 14h16a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-4a2 2 0 0 1 2 -2ZM6 6L6.01 6M6 18L6.01 18",
    Gauge = "gauge": "M12 14l4 -4M3.34 19a10 10 0 1 1 17.32 0",
    Lightbulb = "lightbulb": "M15 14c0.2 -1 0.7 -1.7 1.5 -2.5c1 -0.9 1.5 -2.2 1.5 -3.5A6 6 0 0 0 6 8c0 1 0.2 2.2 1.5 3.5c0.7 0.7 1.3 1.5 1.5 2.5M9 18h6M10 22h4",
    SmilePlus = "smile-plus": "M13.267 2.08a10 10 0 1 0 8.653 8.653M15 10V9M16 5h6M16.472 15a6 6 0 0 1 -8.943 0M19 2v6M9 10V9",
    Package = "package": "M11 21.73a2 2 0 0 0 2 0l7 -4A2 2 0 0 0 21 16V8a2 2 0 0 0 -1 -1.73l-7 -4a2 2 0 0 0 -2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73zM12 22V12M3.29 7L12 12L20.71 7M7.5 4.27l9 5.15",
    Shapes = "shapes": "M8.3 10a0.7 0.7 0 0 1 -0.626 -1.079L11.4 3a0.7 0.7 0 0 1 1.198 -0.043L16.3 8.9a0.7 0.7 0 0 1 -0.572 1.1ZM4 14h5a1 1 0 0 1 1 1v5a1 1 0 0 1 -1 1h-5a1 1 0 0 1 -1 -1v-5a1 1 0 0 1 1 -1ZM14 17.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z",
    SeparatorHorizontal = "separator-horizontal": "M16 16l-4 4l-4 -4M3 12h18M8 8l4 -4l4 4",
    // Channels.
    Globe = "globe": "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0ZM12 2a14.5 14.5 0 0 0 0 20a14.5 14.5 0 0 0 0 -20M2 12h20",
    Monitor = "monitor": "M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2ZM8 21L16 21M12 17L12 21",
    Smartphone = "smartphone": "M7 2h10a2 2 0 0 1 2 2v16a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-16a2 2 0 0 1 2 -2ZM12 18h0.01",
    Phone = "phone": "M13.832 16.568a1 1 0 0 0 1.213 -0.303l0.355 -0.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1 -2 2A18 18 0 0 1 2 4a2 2 0 0 1 2 -2h3a2 2 0 0 1 2 2v3a2 2 0 0 1 -0.8 1.6l-0.468 0.351a1 1 0 0 0 -0.292 1.233a14 14 0 0 0 6.392 6.384",
    Mail = "mail": "M22 7l-8.991 5.727a2 2 0 0 1 -2.009 0L2 7M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2Z",
    Mailbox = "mailbox": "M22 17a2 2 0 0 1 -2 2H4a2 2 0 0 1 -2 -2V9.5C2 7 4 5 6.5 5H18c2.2 0 4 1.8 4 4v8ZM15 9L18 9L18 11M6.5 5C9 5 11 7 11 9.5V17a2 2 0 0 1 -2 2M6 10L7 10",
    Handshake = "handshake": "M11 17l2 2a1 1 0 1 0 3 -3M14 14l2.5 2.5a1 1 0 1 0 3 -3l-3.88 -3.88a3 3 0 0 0 -4.24 0l-0.88 0.88a1 1 0 1 1 -3 -3l2.81 -2.81a5.79 5.79 0 0 1 7.06 -0.87l0.47 0.28a2 2 0 0 0 1.42 0.25L21 4M21 3l1 11h-2M3 3L2 14l6.5 6.5a1 1 0 1 0 3 -3M3 4h8",
    MessageSquare = "message-square": "M22 17a2 2 0 0 1 -2 2H6.828a2 2 0 0 0 -1.414 0.586l-2.202 2.202A0.71 0.71 0 0 1 2 21.286V5a2 2 0 0 1 2 -2h16a2 2 0 0 1 2 2z",
    MessageSquareText = "message-square-text": "M22 17a2 2 0 0 1 -2 2H6.828a2 2 0 0 0 -1.414 0.586l-2.202 2.202A0.71 0.71 0 0 1 2 21.286V5a2 2 0 0 1 2 -2h16a2 2 0 0 1 2 2zM7 11h10M7 15h6M7 7h8",
    Video = "video": "M16 13l5.223 3.482a0.5 0.5 0 0 0 0.777 -0.416V7.87a0.5 0.5 0 0 0 -0.752 -0.432L16 10.5M4 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2Z",
    Share2 = "share-2": "M15 5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0ZM3 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0ZM15 19a3 3 0 1 0 6 0a3 3 0 1 0 -6 0ZM8.59 13.51L15.42 17.49M15.41 6.51L8.59 10.49",
    Megaphone = "megaphone": "M11 6a13 13 0 0 0 8.4 -2.8A1 1 0 0 1 21 4v12a1 1 0 0 1 -1.6 0.8A13 13 0 0 0 11 14H5a2 2 0 0 1 -2 -2V8a2 2 0 0 1 2 -2zM6 14a12 12 0 0 0 2.4 7.2a2 2 0 0 0 3.2 -2.4A8 8 0 0 1 10 14M8 6v8",
    Banknote = "banknote": "M4 6h16a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2ZM10 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0ZM6 12h0.01M18 12h0.01",
    Users = "users": "M16 21v-2a4 4 0 0 0 -4 -4H6a4 4 0 0 0 -4 4v2M16 3.128a4 4 0 0 1 0 7.744M22 21v-2a4 4 0 0 0 -3 -3.87M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z",
    FileText = "file-text": "M6 22a2 2 0 0 1 -2 -2V4a2 2 0 0 1 2 -2h8a2.4 2.4 0 0 1 1.704 0.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1 -2 2zM14 2v5a1 1 0 0 0 1 1h5M10 9H8M16 13H8M16 17H8",
    // Emotions.
    Angry = "angry": "M15 12v-1.584M17 10a5 5 0 0 0 -3 1M7 10a5 5 0 0 1 3 1M9 12v-1.584M9 17a5 5 0 0 1 6.001 0M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z",
    Frown = "frown": "M15 10V9M9 10V9M9 16a5 5 0 0 1 6 0M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z",
    Meh = "meh": "M15 10V9M8 16h8M9 10V9M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z",
    Smile = "smile": "M15 10V9M16.472 15a6 6 0 0 1 -8.943 0M9 10V9M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z",
    Laugh = "laugh": "M15 10V9M7.084 14.302a5.12 5.12 0 0 0 9.833 0a0.24 0.24 0 0 0 -0.235 -0.302H7.32a0.24 0.24 0 0 0 -0.235 0.302M9 10V9M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z",
    // Departments.
    Briefcase = "briefcase": "M16 20V4a2 2 0 0 0 -2 -2h-4a2 2 0 0 0 -2 2v16M4 6h16a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2Z",
    Calculator = "calculator": "M6 2h12a2 2 0 0 1 2 2v16a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-16a2 2 0 0 1 2 -2ZM8 6L16 6M16 14L16 18M16 10h0.01M12 10h0.01M8 10h0.01M12 14h0.01M8 14h0.01M12 18h0.01M8 18h0.01",
    CreditCard = "credit-card": "M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2ZM2 10L22 10M6 14h2",
    Factory = "factory": "M12 16h0.01M16 16h0.01M3 19a2 2 0 0 0 2 2h14a2 2 0 0 0 2 -2V8.5a0.5 0.5 0 0 0 -0.769 -0.422l-4.462 2.844A0.5 0.5 0 0 1 15 10.5v-2a0.5 0.5 0 0 0 -0.769 -0.422L9.77 10.922A0.5 0.5 0 0 1 9 10.5V5a2 2 0 0 0 -2 -2H5a2 2 0 0 0 -2 2zM8 16h0.01",
    HardDrive = "hard-drive": "M10 16h0.01M2.212 11.577a2 2 0 0 0 -0.212 0.896V18a2 2 0 0 0 2 2h16a2 2 0 0 0 2 -2v-5.527a2 2 0 0 0 -0.212 -0.896L18.55 5.11A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0 -1.79 1.11zM21.946 12.013H2.054M6 16h0.01",
    Headset = "headset": "M3 11h3a2 2 0 0 1 2 2v3a2 2 0 0 1 -2 2H5a2 2 0 0 1 -2 -2v-5Zm0 0a9 9 0 1 1 18 0m0 0v5a2 2 0 0 1 -2 2h-1a2 2 0 0 1 -2 -2v-3a2 2 0 0 1 2 -2h3ZM21 16v2a4 4 0 0 1 -4 4h-5",
    Landmark = "landmark": "M10 18v-7M11.119 2.205a2 2 0 0 1 1.762 0l7.84 3.846A0.5 0.5 0 0 1 20.5 7h-17a0.5 0.5 0 0 1 -0.22 -0.949zM14 18v-7M18 18v-7M3 22h18M6 18v-7",
    Scale = "scale": "M12 3v18M19 8l3 8a5 5 0 0 1 -6 0zV7M3 7h1a17 17 0 0 0 8 -2a17 17 0 0 0 8 2h1M5 8l3 8a5 5 0 0 1 -6 0zV7M7 21h10",
    ShieldCheck = "shield-check": "M20 13c0 5 -3.5 7.5 -7.66 8.95a1 1 0 0 1 -0.67 -0.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1 -1c2 0 4.5 -1.2 6.24 -2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1zM9 12l2 2l4 -4",
    ShoppingCart = "shopping-cart": "M2.05 2.05l1.099 -0.028a1 1 0 0 1 1.008 0.815l2.69 14.347A1 1 0 0 0 7.83 18H18M4.563 5h16.435a1 1 0 0 1 0.981 1.204l-1.026 6.226A2 2 0 0 1 18.962 14H6.25M16 20a2 2 0 1 0 4 0a2 2 0 1 0 -4 0ZM6 20a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z",
    Truck = "truck": "M14 18V6a2 2 0 0 0 -2 -2H4a2 2 0 0 0 -2 2v11a1 1 0 0 0 1 1h2M15 18H9M19 18h2a1 1 0 0 0 1 -1v-3.65a1 1 0 0 0 -0.22 -0.624l-3.48 -4.35A1 1 0 0 0 17.52 8H14M15 18a2 2 0 1 0 4 0a2 2 0 1 0 -4 0ZM5 18a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z",
    Wrench = "wrench": "M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.106 -3.105c0.32 -0.322 0.863 -0.22 0.983 0.218a6 6 0 0 1 -8.259 7.057l-7.91 7.91a1 1 0 0 1 -2.999 -3l7.91 -7.91a6 6 0 0 1 7.057 -8.259c0.438 0.12 0.54 0.662 0.219 0.984z",
    // Marks.
    ArrowRight = "arrow-right": "M5 12h14M12 5l7 7l-7 7",
    ArrowUp = "arrow-up": "M5 12l7 -7l7 7M12 19V5",
    ArrowDown = "arrow-down": "M12 5v14M19 12l-7 7l-7 -7",
    Calendar = "calendar": "M8 2v3M16 2v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2ZM3 9h18",
    Check = "check": "M20 6L9 17l-5 -5",
    ChevronDown = "chevron-down": "M6 9l6 6l6 -6",
    ChevronRight = "chevron-right": "M9 18l6 -6l-6 -6",
    CircleSlash = "circle-slash": "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0ZM9 15L15 9",
    CircleQuestionMark = "circle-question-mark": "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0ZM9.09 9a3 3 0 0 1 5.83 1c0 2 -3 3 -3 3M12 17h0.01",
    Clock = "clock": "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0ZM12 6v6l4 2",
    ExternalLink = "external-link": "M15 3h6v6M10 14L21 3M18 13v6a2 2 0 0 1 -2 2H5a2 2 0 0 1 -2 -2V8a2 2 0 0 1 2 -2h6",
    Eye = "eye": "M2.062 12.348a1 1 0 0 1 0 -0.696a10.75 10.75 0 0 1 19.876 0a1 1 0 0 1 0 0.696a10.75 10.75 0 0 1 -19.876 0M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z",
    EyeOff = "eye-off": "M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575a1 1 0 0 1 0 0.696a10.747 10.747 0 0 1 -1.444 2.49M14.084 14.158a3 3 0 0 1 -4.242 -4.242M17.479 17.499a10.75 10.75 0 0 1 -15.417 -5.151a1 1 0 0 1 0 -0.696a10.75 10.75 0 0 1 4.446 -5.143M2 2l20 20",
    Flag = "flag": "M4 22V4a1 1 0 0 1 0.4 -0.8A6 6 0 0 1 8 2c3 0 5 2 7.333 2q2 0 3.067 -0.8A1 1 0 0 1 20 4v10a1 1 0 0 1 -0.4 0.8A6 6 0 0 1 16 16c-3 0 -5 -2 -8 -2a6 6 0 0 0 -4 1.528",
    GripVertical = "grip-vertical": "M8 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0ZM8 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0ZM8 19a1 1 0 1 0 2 0a1 1 0 1 0 -2 0ZM14 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0ZM14 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0ZM14 19a1 1 0 1 0 2 0a1 1 0 1 0 -2 0Z",
    Link = "link": "M10 13a5 5 0 0 0 7.54 0.54l3 -3a5 5 0 0 0 -7.07 -7.07l-1.72 1.71M14 11a5 5 0 0 0 -7.54 -0.54l-3 3a5 5 0 0 0 7.07 7.07l1.71 -1.71",
    Lock = "lock": "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-7a2 2 0 0 1 2 -2ZM7 11V7a5 5 0 0 1 10 0v4",
    Map = "map": "M14.106 5.553a2 2 0 0 0 1.788 0l3.659 -1.83A1 1 0 0 1 21 4.619v12.764a1 1 0 0 1 -0.553 0.894l-4.553 2.277a2 2 0 0 1 -1.788 0l-4.212 -2.106a2 2 0 0 0 -1.788 0l-3.659 1.83A1 1 0 0 1 3 19.381V6.618a1 1 0 0 1 0.553 -0.894l4.553 -2.277a2 2 0 0 1 1.788 0zM15 5.764v15M9 3.236v15",
    MapPin = "map-pin": "M20 10c0 4.993 -5.539 10.193 -7.399 11.799a1 1 0 0 1 -1.202 0C9.539 20.193 4 14.993 4 10a8 8 0 0 1 16 0M9 10a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z",
    MessageSquareQuote = "message-square-quote": "M14 14a2 2 0 0 0 2 -2V8h-2M22 17a2 2 0 0 1 -2 2H6.828a2 2 0 0 0 -1.414 0.586l-2.202 2.202A0.71 0.71 0 0 1 2 21.286V5a2 2 0 0 1 2 -2h16a2 2 0 0 1 2 2zM8 14a2 2 0 0 0 2 -2V8H8",
    Minus = "minus": "M5 12h14",
    Pencil = "pencil": "M21.174 6.812a1 1 0 0 0 -3.986 -3.987L3.842 16.174a2 2 0 0 0 -0.5 0.83l-1.321 4.352a0.5 0.5 0 0 0 0.623 0.622l4.353 -1.32a2 2 0 0 0 0.83 -0.497zM15 5l4 4",
    Pin = "pin": "M12 17v5M9 10.76a2 2 0 0 1 -1.11 1.79l-1.78 0.9A2 2 0 0 0 5 15.24V16a1 1 0 0 0 1 1h12a1 1 0 0 0 1 -1v-0.76a2 2 0 0 0 -1.11 -1.79l-1.78 -0.9A2 2 0 0 1 15 10.76V7a1 1 0 0 1 1 -1a2 2 0 0 0 0 -4H8a2 2 0 0 0 0 4a1 1 0 0 1 1 1z",
    Plus = "plus": "M5 12h14M12 5v14",
    Search = "search": "M21 21l-4.34 -4.34M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0Z",
    Settings = "settings": "M9.671 4.136a2.34 2.34 0 0 1 4.659 0a2.34 2.34 0 0 0 3.319 1.915a2.34 2.34 0 0 1 2.33 4.033a2.34 2.34 0 0 0 0 3.831a2.34 2.34 0 0 1 -2.33 4.033a2.34 2.34 0 0 0 -3.319 1.915a2.34 2.34 0 0 1 -4.659 0a2.34 2.34 0 0 0 -3.32 -1.915a2.34 2.34 0 0 1 -2.33 -4.033a2.34 2.34 0 0 0 0 -3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319 -1.915M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z",
    StickyNote = "sticky-note": "M21 9a2.4 2.4 0 0 0 -0.706 -1.706l-3.588 -3.588A2.4 2.4 0 0 0 15 3H5a2 2 0 0 0 -2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2 -2zM15 3v5a1 1 0 0 0 1 1h5",
    ThumbsUp = "thumbs-up": "M15 5.88L14 10h5.83a2 2 0 0 1 1.92 2.56l-2.33 8A2 2 0 0 1 17.5 22H4a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2h2.76a2 2 0 0 0 1.79 -1.11L12 2a3.13 3.13 0 0 1 3 3.88ZM7 10v12",
    UserRound = "user-round": "M7 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0ZM20 21a8 8 0 0 0 -16 0",
    X = "x": "M18 6L6 18M6 6l12 12",
}

static OUTLINES: LazyLock<Vec<BezPath>> = LazyLock::new(|| {
    Icon::ALL.iter().map(|icon| BezPath::from_svg(icon.path_data()).unwrap_or_default()).collect()
});

/// An icon's outline with its top left corner at `x`, `y`, `size` wide and high.
///
/// Stroke it `ICON_STROKE * size / ICON_GRID` wide, with round ends.
pub fn icon_outline(icon: Icon, x: f64, y: f64, size: f64) -> BezPath {
    let placed = Affine::translate((x, y)) * Affine::scale(size / ICON_GRID);
    OUTLINES.get(icon as usize).map(|outline| placed * outline).unwrap_or_default()
}

impl Icon {
    /// What stands for a lane of a kind that names no icon of its own.
    pub fn of_lane(kind: LaneKind) -> Icon {
        match kind {
            LaneKind::Action => Icon::Footprints,
            LaneKind::Thinking => Icon::MessageCircle,
            LaneKind::Quote => Icon::Quote,
            LaneKind::Need => Icon::Heart,
            LaneKind::Goal => Icon::Target,
            LaneKind::Gain => Icon::SmilePlus,
            LaneKind::Note => Icon::Text,
            LaneKind::Touchpoint => Icon::Waypoints,
            LaneKind::Channel => Icon::RadioTower,
            LaneKind::Emotion => Icon::Activity,
            LaneKind::Pain => Icon::TriangleAlert,
            LaneKind::Moment => Icon::Star,
            LaneKind::Opportunity | LaneKind::Solution => Icon::Lightbulb,
            LaneKind::Metric => Icon::Gauge,
            LaneKind::Owner => Icon::Building2,
            LaneKind::Image => Icon::Image,
            LaneKind::Evidence => Icon::Package,
            LaneKind::Frontstage => Icon::Store,
            LaneKind::Backstage => Icon::ClipboardList,
            LaneKind::Support => Icon::Server,
            LaneKind::Line => Icon::SeparatorHorizontal,
        }
    }

    /// The pictogram that a channel chose.
    pub fn of_channel(icon: ChannelIcon) -> Icon {
        match icon {
            ChannelIcon::Web => Icon::Globe,
            ChannelIcon::Site => Icon::Monitor,
            ChannelIcon::App => Icon::Smartphone,
            ChannelIcon::Phone => Icon::Phone,
            ChannelIcon::Email => Icon::Mail,
            ChannelIcon::Letter => Icon::Mailbox,
            ChannelIcon::Branch => Icon::Store,
            ChannelIcon::FaceToFace => Icon::Handshake,
            ChannelIcon::Chat => Icon::MessageSquare,
            ChannelIcon::TextMessage => Icon::MessageSquareText,
            ChannelIcon::Video => Icon::Video,
            ChannelIcon::Social => Icon::Share2,
            ChannelIcon::Advert => Icon::Megaphone,
            ChannelIcon::CashMachine => Icon::Banknote,
            ChannelIcon::WordOfMouth => Icon::Users,
            ChannelIcon::Paper => Icon::FileText,
        }
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Shape;

    use super::*;

    #[test]
    fn every_outline_is_drawn_within_the_grid() {
        for &icon in Icon::ALL {
            let bounds = icon_outline(icon, 0.0, 0.0, ICON_GRID).bounding_box();
            let name = icon.name();
            assert!(bounds.width() + bounds.height() > 4.0, "{name} is empty: {bounds:?}");
            assert!(bounds.x0 >= 0.0 && bounds.y0 >= 0.0, "{name} leaves the grid: {bounds:?}");
            assert!(bounds.x1 <= ICON_GRID && bounds.y1 <= ICON_GRID, "{name} leaves the grid: {bounds:?}");
            assert_eq!(Icon::named(name), Some(icon));
        }
    }

    #[test]
    fn an_outline_stands_where_and_as_large_as_asked() {
        let bounds = icon_outline(Icon::Meh, 100.0, 50.0, 12.0).bounding_box();
        assert!((bounds.x0 - 101.0).abs() < 0.01 && (bounds.y1 - 61.0).abs() < 0.01, "{bounds:?}");
    }
}
