//! `lodestone judge BASE`: which firms and projects meet which rules, by how much, and what would bring the others there.

use lodestone_judge::Library;
use lodestone_judge::run::{self, last_day};
use lodestone_judge::scheme::{Application, Scheme, SchemeId};
use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id as _, ProjectId, Subject};
use lodestone_model::text::{did_you_mean, eq_folded};
use lodestone_model::time::Date;
use lodestone_report::view::{CheckView, JudgeView};
use lodestone_report::words::Languages;
use lodestone_report::{sheet, terminal};

use crate::args::JudgeArgs;
use crate::commands::scheme;
use crate::exit::Exit;
use crate::load::load;
use crate::settings::Settings;
use crate::usage::Usage;
use crate::{results, schemes};

/// Judges a base.
pub fn run(args: &JudgeArgs, settings: &Settings) -> anyhow::Result<Exit> {
    results::refuse_foreign(settings)?;
    let (library, files) = schemes::library(&args.schemes);
    if let Some(wrong) = files.iter().find(|file| !file.read.findings.is_empty()) {
        return scheme::tell(wrong, settings);
    }
    let by = match &args.by {
        Some(text) => Some(Date::parse(text).map_err(|_| Usage::bad_value(text, "--by", "2026-06-30"))?),
        None => None,
    };
    let application = if args.renewal { Application::Renewal } else { Application::New };
    let checked = load(&args.base.base, settings)?;
    let languages = Languages::new();
    let Some(base) = &checked.base else {
        let view = CheckView::new(&checked, &languages);
        results::print("judge", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::BadInput);
    };
    let as_of = settings.as_of.unwrap_or_else(|| last_day(base));
    let wanted = args.scheme.as_deref().map(|id| edition(&library, id, application, as_of, settings)).transpose()?;
    let subject = args.subject.as_deref().map(|id| subject(base, id)).transpose()?;
    if let Some(day) = by.filter(|day| *day < as_of) {
        return Err(Usage::bad_value(&day.to_string(), "--by", &format!("≥ {as_of}")).into());
    }
    let asked = run::Settings { as_of: Some(as_of), application, by, scheme: wanted, subject };
    let judged = run::judge_base(base, &library, &asked);
    let own: Vec<(&str, &str)> = files.iter().map(|file| (file.name.as_str(), file.sha256.as_str())).collect();
    let view = JudgeView::new(base, &library, &judged, subject.is_some(), &languages).with_files(&own);
    results::write("judge", &view, &sheet::judge(&view), settings)?;
    results::print("judge", &view, || terminal::judge(&view, &settings.words, settings.colour), settings)?;
    Ok(Exit::Met)
}

/// The edition of an id, or that of a family which is in force.
fn edition(
    library: &Library,
    id: &str,
    application: Application,
    as_of: Date,
    settings: &Settings,
) -> Result<SchemeId, Usage> {
    let own = library.schemes.iter().find(|scheme| eq_folded(&scheme.id, id));
    let family = library.schemes.iter().find(|scheme| eq_folded(&scheme.family, id));
    let found = match (own, family) {
        (Some(scheme), _) => library.scheme(&scheme.id).filter(|_| scheme.is_in_force(application, as_of)),
        (None, Some(scheme)) => library.edition(&scheme.family, application, as_of).ok(),
        (None, None) => {
            let ids = library.schemes.iter().flat_map(|scheme| [scheme.id.as_str(), scheme.family.as_str()]);
            let hint = did_you_mean(id, ids).map(str::to_owned);
            return Err(Usage::SchemeUnknown { id: id.to_owned(), hint });
        }
    };
    let Some(found) = found else {
        let family = own.or(family).map_or("", |scheme| scheme.family.as_str());
        let editions = library.schemes.iter().filter(|scheme| scheme.family == family).map(days);
        return Err(Usage::SchemeNotInForce {
            id: id.to_owned(),
            day: as_of.to_string(),
            editions: editions.collect::<Vec<String>>().join("; "),
        });
    };
    let scheme = library.scheme_of(found);
    match &scheme.not_loaded {
        Some(text) if scheme.rules.is_empty() => {
            Err(Usage::SchemeNotLoaded { id: scheme.id.clone(), text: text.get(settings.lang()).to_owned() })
        }
        _ => Ok(found),
    }
}

fn days(scheme: &Scheme) -> String {
    let spans = scheme.validity.iter().map(|validity| {
        let word = match validity.application {
            Some(Application::New) => "new ",
            Some(Application::Renewal) => "renewal ",
            None => "",
        };
        format!("{word}{}..{}", validity.from, validity.to.map(|day| day.to_string()).unwrap_or_default())
    });
    format!("{} {}", scheme.id, spans.collect::<Vec<String>>().join(", "))
}

/// A firm or project by its id.
fn subject(base: &CheckedBase, id: &str) -> Result<Subject, Usage> {
    let firms = base.rows.enterprises.iter().map(|row| base.text(row.enterprise));
    let projects = base.rows.projects.iter().map(|row| base.text(row.project));
    if let Some(at) = firms.clone().position(|firm| eq_folded(firm, id)) {
        return Ok(Subject::Enterprise(EnterpriseId::from_index(at)));
    }
    if let Some(at) = projects.clone().position(|project| eq_folded(project, id)) {
        return Ok(Subject::Project(ProjectId::from_index(at)));
    }
    let hint = did_you_mean(id, firms.chain(projects)).map(str::to_owned);
    Err(Usage::JudgedUnknown { id: id.to_owned(), hint })
}
