//! The commands and their options, as the argument parser understands them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use throughline_session::scene::{OWN_SIDES_MM, Paper};

/// Customer journey maps from the command line.
#[derive(Parser)]
#[command(name = "throughline", version, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make a new journey from a template
    #[command(after_help = "Examples:
  throughline new onboarding.journey --template five-stage
  throughline new claim.journey --title \"Claim after a water leak\"")]
    New(New),
    /// List the templates
    #[command(after_help = "Examples:
  throughline templates
  throughline templates --json")]
    Templates(Templates),
    /// Tell what a journey holds
    #[command(after_help = "Examples:
  throughline info bank.journey
  throughline info bank.journey --json")]
    Info(Info),
    /// Open a journey and list what had to be repaired and what deserves a look
    #[command(after_help = "Examples:
  throughline check bank.journey
  throughline check bank.journey --json > findings.json")]
    Check(Info),
    /// Rewrite a journey in canonical form
    #[command(after_help = "Examples:
  throughline fmt bank.journey
  throughline fmt bank.journey --check")]
    Fmt(Fmt),
    /// Run a list of commands on a journey: all or nothing
    #[command(after_help = "Examples:
  throughline apply bank.journey commands.json
  throughline apply - commands.json < bank.journey > changed.journey")]
    Apply(Apply),
    /// Fork a state into a new future state
    #[command(after_help = "Examples:
  throughline fork bank.journey --name \"Instant account\" --as-of 2027
  throughline fork bank.journey --from \"Instant account\" --name \"Without a branch\" -o idea.journey")]
    Fork(Fork),
    /// Compare two states of one journey, or two journeys
    #[command(
        long_about = "Compare two states of one journey, or two journeys.

A side is FILE, FILE@STATE, or @STATE of the other side's file; STATE is an id, the word current or
future, or a name. One FILE alone compares its current state with its only future one, FILE@STATE
alone with that state. Two files without states are compared with all of their states. Comments,
guidance for empty cells and open questions are compared between files, not between states.
Exit codes: 0 nothing differs, 1 something differs, 2 trouble.",
        after_help = "Examples:
  throughline diff bank.journey
  throughline diff before.journey@current after.journey@current --format markdown > review.md"
    )]
    Diff(Diff),
    /// Bring together what two sides made of one journey; what is left open stays in it
    #[command(
        long_about = "Bring together what two sides made of one journey.

Whatever one side alone changed is taken, texts word by word. Where both say otherwise, both are
kept: the journey shows what BASE said, and holds the question until it is decided in the window.
Exit codes: 0 merged, 1 questions are left, 2 trouble, and nothing is written.

Git merges journeys so once it is told to:

  git config merge.journey.driver \"throughline merge %O %A %B -o %A\"
  echo \"*.journey merge=journey\" >> .gitattributes",
        after_help = "Examples:
  throughline merge base.journey mine.journey theirs.journey -o merged.journey
  throughline merge base.journey mine.journey theirs.journey -o merged.journey --json"
    )]
    Merge(Merge),
    /// Print a journey as readable lines
    #[command(
        long_about = "Print a journey as readable lines: every record with what it says, in the order of the map.

Ids and order are left out, so that two such texts differ where people see a difference. Git shows
journeys so once it is told to:

  git config diff.journey.textconv \"throughline text\"
  echo \"*.journey diff=journey\" >> .gitattributes",
        after_help = "Examples:
  throughline text bank.journey
  throughline text bank.journey | grep \"Pain points:\""
    )]
    Text(Text),
    /// Write a journey as a picture, pages, a table or a text; the extension chooses
    #[command(
        long_about = "Write a journey as a picture, pages, a table or a text; the extension chooses:

  png, pdf, svg   the map as it looks
  pptx            the map as shapes on a slide, or with --deck the executive deck
  html            a page that opens in any browser
  xlsx            a workbook: the map as a matrix, and sheets of its cards, pain points,
                  opportunities, emotions, metrics, evidence and the comparison
  csv             the map as a matrix; with --long a row for each card, feeling and metric
  md, txt         a document to read; the whole file as readable lines
  mmd             a user journey of Mermaid
  json            stages, steps, lanes and cards for other programs (throughline schema map)

What a format cannot hold is said on standard error, a sentence each.",
        after_help = "Examples:
  throughline export bank.journey -o deck.pptx --deck
  throughline export bank.journey --all -o exports"
    )]
    Export(Box<Export>),
    /// Make a reference journey for measuring
    #[command(after_help = "Examples:
  throughline generate --cards 250 --stages 8 --lanes 10 --seed 1 -o S.journey
  throughline generate --cards 10000 --stages 50 --lanes 30 --seed 1 -o L.journey")]
    Generate(Generate),
    /// Print a JSON Schema
    #[command(after_help = "Examples:
  throughline schema document
  throughline schema commands > commands.schema.json")]
    Schema(Schema),
    /// Open the editor in a browser on this machine
    #[command(after_help = "Examples:
  throughline serve
  throughline serve bank.journey --port 8417")]
    Serve(Serve),
    /// Print a completion script for a shell
    #[command(after_help = "Examples:
  throughline completions bash > throughline.bash
  throughline completions zsh > _throughline")]
    Completions(Completions),
    /// Write the manual pages
    #[command(after_help = "Examples:
  throughline man /usr/local/share/man/man1
  mkdir pages && throughline man pages && man ./pages/throughline-export.1")]
    Man(Man),
}

#[derive(Args)]
pub struct New {
    /// The file to make; it must not exist yet; - writes to standard output
    pub out: PathBuf,
    /// The template to start from
    #[arg(long, value_name = "NAME", default_value = "blank")]
    pub template: String,
    /// The journey's title
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
}

#[derive(Args)]
pub struct Templates {
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Info {
    /// The journey; - reads standard input
    pub file: PathBuf,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Fmt {
    /// The journey; - reads standard input and writes to standard output
    pub file: PathBuf,
    /// Write nothing; exit with 1 if the file would change
    #[arg(long)]
    pub check: bool,
}

#[derive(Args)]
pub struct Apply {
    /// The journey; - reads standard input and writes to standard output
    pub file: PathBuf,
    /// A JSON list of commands; - reads standard input
    pub commands: PathBuf,
    /// Write here instead of over the journey; - writes to standard output
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

#[derive(Args)]
pub struct Fork {
    /// The journey; - reads standard input and writes to standard output
    pub file: PathBuf,
    /// The state to fork: an id, the word current or future, or a name; else the current one
    #[arg(long, value_name = "STATE")]
    pub from: Option<String>,
    /// What the new state is called
    #[arg(long, value_name = "TEXT")]
    pub name: String,
    /// What the new state is for
    #[arg(long, value_name = "TEXT")]
    pub purpose: Option<String>,
    /// The day that the new state describes: 2027-03-01, or a part of it
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Write here instead of over the journey; - writes to standard output
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ReportFormat {
    /// For a person at a terminal
    Text,
    /// One JSON value, for programs
    Json,
    /// For a review or a wiki
    Markdown,
    /// For a spreadsheet, a row a changed record
    Csv,
}

#[derive(Args)]
pub struct Diff {
    /// What was; - reads standard input
    #[arg(value_name = "A[@STATE]")]
    pub from: String,
    /// What is; - reads standard input
    #[arg(value_name = "B[@STATE]")]
    pub to: Option<String>,
    /// How the report is written
    #[arg(long, value_enum, default_value = "text")]
    pub format: ReportFormat,
}

#[derive(Args)]
pub struct Merge {
    /// The version that both sides started from; - reads standard input
    pub base: PathBuf,
    /// Our version; - reads standard input
    pub ours: PathBuf,
    /// The other version; - reads standard input
    pub theirs: PathBuf,
    /// The file to write; it may be one of the three; - writes to standard output
    #[arg(short, long, value_name = "OUT")]
    pub out: PathBuf,
    /// Print what was merged and what is left to decide as one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Text {
    /// The journey; - reads standard input
    pub file: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Theme {
    Light,
    Dark,
    Print,
    Projector,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Density {
    Compact,
    Comfortable,
    Spacious,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum CompareAs {
    /// One map of what is and what was
    Overlay,
    /// Two maps above each other, with gaps for what one of them lacks
    Side,
    /// Two maps in the same places, parted by a divider
    Swipe,
    /// The changes one below the other, stage by stage
    List,
    /// What they mean, on one page
    Page,
}

#[derive(Args)]
pub struct Export {
    /// The journey; - reads standard input
    pub file: PathBuf,
    /// The file to write; its extension chooses the format
    #[arg(short, long, value_name = "OUT")]
    pub out: PathBuf,
    /// Write every state, the comparison and the deck in every format, into the folder OUT
    #[arg(long, conflicts_with_all = ["state", "compare", "deck", "long", "tiles"])]
    pub all: bool,
    /// The state: an id, the word current or future, or a name
    #[arg(long)]
    pub state: Option<String>,
    /// Compare two states in the place of showing one; FILE@STATE is one of another journey
    #[arg(long, value_names = ["FROM", "TO"], num_args = 2, conflicts_with = "state")]
    pub compare: Option<Vec<String>>,
    /// What is made of two states
    #[arg(long, value_enum, default_value = "overlay", requires = "compare")]
    pub compare_as: CompareAs,
    /// Swipe: how much of the width shows the first state, from 0 to 1
    #[arg(long, value_name = "SHARE", requires = "compare", value_parser = share)]
    pub divider: Option<f64>,
    /// Fold the steps in which nothing changed
    #[arg(long, requires = "compare")]
    pub fold_unchanged: bool,
    /// The persona whose curve stands out, by name or id
    #[arg(long, value_name = "NAME")]
    pub persona: Option<String>,
    /// A saved view, by name or id
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    /// Only these stages, by name or id, several parted by commas
    #[arg(long, value_name = "NAMES")]
    pub stages: Vec<String>,
    /// Only these lanes, likewise
    #[arg(long, value_name = "NAMES")]
    pub lanes: Vec<String>,
    /// The language of the texts, such as de: one that the journey is translated into
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// How roomy
    #[arg(long, value_enum, default_value = "comfortable")]
    pub density: Density,
    /// PDF: the paper to set the map on, in pages that break between stages
    #[arg(long, value_name = "PAPER", value_parser = paper)]
    pub paper: Option<Paper>,
    /// PDF: lay the paper's longer side down
    #[arg(long, requires = "paper")]
    pub landscape: bool,
    /// PDF: put the whole map on one page of the paper
    #[arg(long, requires = "paper", conflicts_with = "tiles")]
    pub whole: bool,
    /// PDF: cut one large map into sheets of the paper that overlap, to be glued together; PNG
    /// without a paper: cut the picture into files such as map-r1c2.png
    #[arg(long)]
    pub tiles: bool,
    /// PNG: cut the picture into files of at most so many pixels a side
    #[arg(long, value_name = "PX")]
    pub tile_px: Option<u32>,
    /// Pictures: pixels a point
    #[arg(long, value_name = "N", group = "size", allow_negative_numbers = true, value_parser = above_zero)]
    pub scale: Option<f64>,
    /// Pictures: width in pixels
    #[arg(long, value_name = "PX", group = "size", value_parser = clap::value_parser!(u32).range(1..))]
    pub width: Option<u32>,
    /// Pictures: pixels an inch
    #[arg(long, value_name = "N", group = "size", allow_negative_numbers = true, value_parser = above_zero)]
    pub dpi: Option<f64>,
    /// Colours; else those of print, light for a deck, and on a web page those that its reader prefers
    #[arg(long, value_enum)]
    pub theme: Option<Theme>,
    /// Pictures: leave the ground out
    #[arg(long)]
    pub transparent: bool,
    /// CSV: a row for each card, feeling and metric, rather than the map as it looks
    #[arg(long)]
    pub long: bool,
    /// The day that the footer names; written as 2026-03-04 it also dates a PDF
    #[arg(long)]
    pub date: Option<String>,
    /// Write the executive deck: six slides and an appendix, as .pptx or .pdf
    #[arg(long, conflicts_with_all = ["size", "transparent"])]
    pub deck: bool,
    /// Slides: a .pptx or .potx whose master, layouts, theme and size are taken
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
    /// Print what was written as one JSON value
    #[arg(long)]
    pub json: bool,
}

/// A paper by its name, or a size such as 900x400mm.
fn paper(text: &str) -> Result<Paper, String> {
    let asked = text.trim().to_lowercase();
    if let Some((paper, _)) = Paper::NAMED.into_iter().find(|(_, name)| name.to_lowercase() == asked) {
        return Ok(paper);
    }
    let side =
        |text: &str| text.trim().parse().ok().filter(|side| (OWN_SIDES_MM.0..=OWN_SIDES_MM.1).contains(side));
    let sides = asked.strip_suffix("mm").and_then(|sides| sides.split_once('x'));
    if let Some((Some(width_mm), Some(height_mm))) = sides.map(|(width, height)| (side(width), side(height)))
    {
        return Ok(Paper::Own { width_mm, height_mm });
    }
    let names: Vec<String> = Paper::NAMED.iter().map(|(_, name)| name.to_lowercase()).collect();
    let (least, most) = OWN_SIDES_MM;
    Err(format!(
        "it is none of {}, nor a size such as 900x400mm with sides from {least} to {most}",
        names.join(", ")
    ))
}

fn share(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "it is no number".to_owned())?;
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err("it must be a number from 0 to 1".to_owned()) }
}

fn above_zero(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "it is no number".to_owned())?;
    if number.is_finite() && number > 0.0 {
        Ok(number)
    } else {
        Err("it must be a number above 0".to_owned())
    }
}

#[derive(Args)]
pub struct Generate {
    /// How many cards
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub cards: u32,
    /// How many stages
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub stages: u32,
    /// How many lanes
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub lanes: u32,
    /// The same seed gives the same journey
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// The file to write; - writes to standard output
    #[arg(short, long, value_name = "OUT")]
    pub out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum SchemaOf {
    /// The .journey file
    Document,
    /// What apply reads
    Commands,
    /// What export writes as .json
    Map,
    /// The requests of the API
    Api,
}

#[derive(Args)]
pub struct Schema {
    /// Of what
    #[arg(value_enum)]
    pub of: SchemaOf,
}

#[derive(Args)]
pub struct Serve {
    /// The journey to open first
    pub file: Option<PathBuf>,
    /// The port on this machine; 0 takes any free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,
}

#[derive(Args)]
pub struct Completions {
    /// Which shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Args)]
pub struct Man {
    /// The folder to write them into
    pub folder: PathBuf,
}
