//! Strategies for [proptest]: valid payloads, and payloads that break exactly one rule.
//!
//! Everything is made from the static description of a body
//! ([`Schema`](crate::schema::Schema)): nothing here knows an operation. [`valid`]
//! reaches the edges of every rule; [`near_misses`] has an entry for every
//! rule instance, with the violation that it must give.
//!
//! ```
//! use vpn_model::{operations, strategy};
//!
//! for operation in operations() {
//!     let Some(request) = operation.request else { continue };
//!     for near_miss in strategy::near_misses(&request) {
//!         let case = near_miss.sample(1).ok_or("nothing to sample")?;
//!         let report = request.check_json(case.text(), &case.context()?);
//!         assert!(report.violations().iter().any(|found| found.code == near_miss.code));
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [proptest]: https://docs.rs/proptest

// To work on it, start in `object.rs` (valid members, and how they come to fit each other) and `values.rs` (what each
// holds), or in `miss/mod.rs`, which asks every rule at every place how to break it, and `place.rs`, which puts what
// breaks it where it belongs, and `around.rs`, which makes the members beside it. `own.rs` and `clause.rs` read the rules
// a second time, so that what is expected of a payload does not come from the code that the payload is to test.
mod around;
mod case;
mod cautions;
mod clause;
mod dice;
mod formats;
mod json;
mod merge;
mod miss;
mod networks;
mod object;
mod own;
mod place;
#[cfg(test)]
mod tests;
mod text;
mod values;
mod walk;

use std::sync::Arc;

use proptest::collection::vec;
use proptest::num::u32;
use proptest::strategy::{BoxedStrategy, Strategy, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

pub use self::case::{Case, Expected};
use self::dice::{DECISIONS, Dice};
pub use self::json::{Json, Style};
pub use self::merge::both;
use crate::schema::Statement;
use crate::{BodyInfo, Code, Severity};

/// A way to break one rule or, from [`held`], to only just keep it.
#[derive(Clone)]
pub struct NearMiss {
    /// The rule. In a response its violation is `drift`.
    pub code: Code,
    /// How much the violation weighs; in a response it is a note.
    pub severity: Severity,
    /// Where: a JSON Pointer with `*` for the number of an item and the key of a map.
    pub pointer: String,
    /// The rule as the spec states it, and the pointer of the member that has it; none for what
    /// holds of every member of its kind.
    pub about: Option<(&'static Statement, String)>,
    build: Build,
}

/// Makes a case from decisions; none where these decisions lead nowhere.
type Build = Arc<dyn Fn(&mut Dice<'_>) -> Option<Case> + Send + Sync>;

impl NearMiss {
    /// Payloads that break this rule at this place and no other.
    pub fn strategy(&self) -> BoxedStrategy<Case> {
        strategy(self.build.clone())
    }

    /// One payload of the strategy, always the same for the same seed.
    #[must_use]
    pub fn sample(&self, seed: u64) -> Option<Case> {
        sample(&self.strategy(), seed)
    }
}

impl std::fmt::Debug for NearMiss {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{}[{}] at {}",
            self.severity, self.code, self.pointer
        )
    }
}

/// Valid payloads of a body.
///
/// Requests may have values that the provider cautions against, and expect the
/// warnings and notes about them; responses differ from the spec nowhere.
///
/// ```
/// use proptest::proptest;
/// use vpn_model::otc::v5::UpdateVpnConnectionRequest;
/// use vpn_model::{BodyInfo, Model as _, strategy};
///
/// let body = BodyInfo::of::<UpdateVpnConnectionRequest>();
/// proptest!(|(case in strategy::valid(&body))| {
///     assert!(UpdateVpnConnectionRequest::from_json_with(case.text(), &case.context().unwrap()).is_ok());
/// });
/// ```
pub fn valid(body: &BodyInfo) -> BoxedStrategy<Case> {
    sound(body, false)
}

/// Valid payloads that give neither warning nor note, but for `unchecked`.
pub fn clean(body: &BodyInfo) -> BoxedStrategy<Case> {
    sound(body, true)
}

fn sound(body: &BodyInfo, clean: bool) -> BoxedStrategy<Case> {
    let schema = body.schema;
    strategy(Arc::new(move |dice| {
        let payload = Json::Object(object::members(schema, clean, &|_| true, dice));
        let expected = cautions::of_object(schema, &payload, "");
        Some(Case::new(payload, expected))
    }))
}

/// A way to break every rule of the body at every place where it stands.
#[must_use]
pub fn near_misses(body: &BodyInfo) -> Vec<NearMiss> {
    miss::all(body)
}

/// Payloads that only just keep a rule: for every edge of every rule of a
/// value, and for every rule with conditions because of how they come out.
///
/// Nothing is expected of them but what the provider has against a value.
#[must_use]
pub fn held(body: &BodyInfo) -> Vec<NearMiss> {
    miss::held(body)
}

/// One value of a strategy, always the same for the same seed.
#[must_use]
pub fn sample(strategy: &BoxedStrategy<Case>, seed: u64) -> Option<Case> {
    samples(strategy, seed).next()
}

/// Values of a strategy without end, always the same for the same seed.
pub fn samples(strategy: &BoxedStrategy<Case>, seed: u64) -> impl Iterator<Item = Case> {
    let mut bytes = [0; 32];
    for (byte, from) in bytes.iter_mut().zip(seed.to_le_bytes()) {
        *byte = from;
    }
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    std::iter::from_fn(move || {
        let tree = strategy.new_tree(&mut runner).ok()?;
        Some(tree.current())
    })
}

fn strategy(build: Build) -> BoxedStrategy<Case> {
    vec(u32::ANY, DECISIONS)
        .prop_filter_map("decisions that lead nowhere", move |choices| {
            build(&mut Dice::new(&choices))
        })
        .boxed()
}
