//! What rules of several members say.

use super::says;
use crate::params::{Name, Param};
use crate::rules::Code;

#[test]
fn rules_of_tunnels_say_the_reason_and_the_hosts() {
    let reason = |name: &'static str| (Name::Reason, Param::from(name));
    let pair = Some(
        "the two ends of a tunnel are the two hosts of one /30, such as 169.254.76.1/30 and 169.254.76.2/30",
    );
    let hosts = (Name::Hosts, "169.254.1.1/30 and 169.254.1.2/30".into());
    let these = Some("the hosts of this block are 169.254.1.1/30 and 169.254.1.2/30");
    says(&[
        (
            Code::TunnelAddress,
            &[reason("link-local")],
            "a tunnel address lies in 169.254.0.0/16",
            None,
        ),
        (
            Code::TunnelAddress,
            &[reason("prefix")],
            "a tunnel address has prefix length 30",
            None,
        ),
        (
            Code::TunnelAddress,
            &[reason("reserved"), (Name::Block, "169.254.195.0/24".into())],
            "inside 169.254.195.0/24, which the provider keeps for itself",
            None,
        ),
        (
            Code::TunnelAddress,
            &[reason("network"), hosts.clone()],
            "the network address of its /30, not a host",
            these,
        ),
        (
            Code::TunnelAddress,
            &[reason("broadcast"), hosts],
            "the broadcast address of its /30, not a host",
            these,
        ),
        (
            Code::TunnelPair,
            &[reason("same"), (Name::Other, "local".into())],
            "the same address as `local`",
            pair,
        ),
        (
            Code::TunnelPair,
            &[reason("block"), (Name::Other, "local".into())],
            "not in the same /30 as `local`",
            pair,
        ),
    ]);
}

#[test]
fn rules_between_members_name_them() {
    let order =
        |relation: &'static str| [(Name::Other, "b".into()), (Name::Relation, relation.into())];
    let when = [(Name::Member, "a".into()), (Name::When, "`b` is 1".into())];
    says(&[
        (
            Code::Distinct,
            &[(Name::Other, "b".into())],
            "must differ from `b`",
            None,
        ),
        (Code::Order, &order("<"), "must be less than `b`", None),
        (Code::Order, &order("<="), "must be at most `b`", None),
        (Code::Order, &order(">"), "must be greater than `b`", None),
        (Code::Order, &order(">="), "must be at least `b`", None),
        (
            Code::Incompatible,
            &when,
            "these values cannot go together: `b` is 1",
            None,
        ),
        (
            Code::Ineffective,
            &when,
            "the member `a` has no effect when `b` is 1",
            None,
        ),
        (
            Code::OnlyWhen,
            &when,
            "the member `a` makes sense only when `b` is 1",
            None,
        ),
        (
            Code::RequiredWhen,
            &when,
            "the member `a` is missing, and mandatory when `b` is 1",
            None,
        ),
        (
            Code::Required,
            &[(Name::Member, "a".into())],
            "the mandatory member `a` is missing",
            None,
        ),
        (
            Code::Required,
            &[
                (Name::Member, "a".into()),
                (Name::Need, "recommended".into()),
            ],
            "the member `a` is missing, and ought to be there",
            None,
        ),
    ]);
}
