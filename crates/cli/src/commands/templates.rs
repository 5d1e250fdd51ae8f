//! `throughline templates`: what a new journey can start from.

use serde::Serialize;
use throughline_session::templates::TEMPLATES;

use crate::arguments::Templates;
use crate::output::{Answer, Outcome, print, print_json};

#[derive(Serialize)]
struct Listed {
    name: &'static str,
    title: &'static str,
    summary: &'static str,
}

pub fn run(arguments: &Templates) -> Outcome {
    let listed: Vec<Listed> = TEMPLATES
        .iter()
        .map(|template| Listed { name: template.name, title: template.title, summary: template.summary })
        .collect();
    if arguments.json {
        print_json(&listed)?;
    } else {
        for template in listed {
            print(&format!("{:<20} {}: {}\n", template.name, template.title, template.summary))?;
        }
    }
    Ok(Answer::Done)
}
