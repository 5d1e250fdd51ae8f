//! `throughline new`: a new journey from a template.

use throughline_session::{files, templates};

use crate::arguments::New;
use crate::output::{Answer, Outcome, Trouble, write_journey};

pub fn run(arguments: &New) -> Outcome {
    let document =
        templates::instantiate(&arguments.template, arguments.title.as_deref(), &mut files::new_id)
            .ok_or_else(|| {
                let known: Vec<&str> = templates::TEMPLATES.iter().map(|template| template.name).collect();
                Trouble::new(format!(
                    "There is no template \u{201c}{}\u{201d}; the templates are {}.",
                    arguments.template,
                    known.join(", ")
                ))
            })?;
    if files::is_standard(&arguments.out) {
        write_journey(&arguments.out, &document)?;
    } else {
        files::create(&arguments.out, &document)?;
    }
    Ok(Answer::Done)
}
