//! What the configuration thinks of a report: other severities, and what is
//! not to be heard of.

use vpn_model::{Report, Violation};

use crate::config::{Config, Ignore};

/// What the configuration did to a report.
#[derive(Debug, Default)]
pub(crate) struct Applied {
    /// How many violations an `[[ignore]]` dropped.
    pub(crate) ignored: usize,
    /// Which `[[ignore]]` did, by number.
    pub(crate) used: Vec<usize>,
}

/// Whether the configuration changes any report.
pub(crate) fn is_active(config: &Config) -> bool {
    !config.severities.is_empty() || !config.ignores.is_empty()
}

/// Applies it to the report of a file; its path is below the configuration's folder, if it is there.
pub(crate) fn apply(config: &Config, report: &mut Report, path: Option<&str>) -> Applied {
    let mut applied = Applied::default();
    if report.is_empty() || !is_active(config) {
        return applied;
    }
    report.retain(|violation| {
        let ignores = config.ignores.iter().enumerate();
        // All that match, so that each is known to be of use.
        let mut is_ignored = false;
        for (index, _) in ignores.filter(|(_, ignore)| concerns(ignore, violation, path)) {
            is_ignored = true;
            if !applied.used.contains(&index) {
                applied.used.push(index);
            }
        }
        if is_ignored {
            applied.ignored += 1;
            return false;
        }
        let told = config
            .severities
            .iter()
            .find(|(code, _)| *code == violation.code);
        match told {
            Some((_, Some(severity))) => {
                violation.severity = *severity;
                true
            }
            Some((_, None)) => false,
            None => true,
        }
    });
    applied
}

fn concerns(ignore: &Ignore, violation: &Violation, path: Option<&str>) -> bool {
    ignore.code == violation.code
        && ignore.is_about(path)
        && ignore
            .pointer
            .as_ref()
            .is_none_or(|pattern| pattern.matches(&violation.pointer))
}
