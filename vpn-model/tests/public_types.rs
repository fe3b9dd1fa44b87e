//! What can be done with every public type: it goes to other threads, and can be printed.

use std::error::Error;
use std::fmt::Debug;

use vpn_model::schema::{
    Bounds, Class, Clause, EnumSchema, FieldSchema, Kind, Literal, Pattern, Root, Rule, Schema,
    Statement, ValueSchema,
};
use vpn_model::{
    Answer, BodyInfo, BodyKind, Code, Context, ContextError, Extra, Ipv4CidrOrAddress,
    Ipv4CidrOrAddressError, Limits, Lines, Map, Nullable, OneOrMany, Open, OperationInfo, Param,
    Params, Position, Report, Secret, Severity, Status, Stranger, Text, Token, UnknownValue,
    UriError, Uuid, Valid, Violation,
};

const fn shared<T: Send + Sync + Unpin + Debug + 'static>() {}
const fn an_error<T: Error + Send + Sync + 'static>() {}

macro_rules! shared {
    ($($type:ty),* $(,)?) => { const { $(shared::<$type>();)* } };
}

#[test]
fn every_type_goes_to_other_threads_and_can_be_printed() {
    shared!(
        Answer<u8, u8>,
        BodyInfo,
        BodyKind,
        Code,
        Context,
        ContextError,
        Extra,
        Ipv4CidrOrAddress,
        Ipv4CidrOrAddressError,
        Limits,
        Lines<'static>,
        Map<u8>,
        Nullable<u8>,
        OneOrMany<u8>,
        Open<u8>,
        OperationInfo,
        Param,
        Params,
        Position,
        Report,
        Secret,
        Severity,
        Status,
        Stranger,
        Text<Uuid>,
        Token,
        UnknownValue,
        UriError,
        Valid<u8>,
        Violation,
    );
    shared!(
        Bounds,
        Class,
        Clause,
        EnumSchema,
        FieldSchema,
        Kind,
        Literal,
        Pattern,
        Root,
        Rule,
        Schema,
        Statement,
        ValueSchema,
    );
    #[cfg(feature = "schemars")]
    shared!(
        vpn_model::json_schema::Absent,
        vpn_model::json_schema::Draft,
        vpn_model::json_schema::Profile,
        vpn_model::json_schema::Stated,
        vpn_model::json_schema::Topic,
    );
    #[cfg(feature = "proptest")]
    shared!(
        vpn_model::strategy::Case,
        vpn_model::strategy::Expected,
        vpn_model::strategy::Json,
        vpn_model::strategy::NearMiss,
        vpn_model::strategy::Style,
    );
}

#[test]
fn every_error_is_one_for_the_question_mark() {
    const {
        an_error::<ContextError>();
        an_error::<Ipv4CidrOrAddressError>();
        an_error::<Report>();
        an_error::<UnknownValue>();
        an_error::<UriError>();
        #[cfg(feature = "http")]
        an_error::<vpn_model::RequestError>();
    }
}
