//! Drives the real command on files in temporary directories.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers included"
)]

mod baseline;
mod comfort;
mod configuration;
mod detection;
mod exit_codes;
mod explain_and_list;
mod generated;
mod help_that_helps;
mod hostile_input;
mod human_report;
mod inputs;
mod json_report;
mod ndjson;
mod openapi;
mod report_formats;
mod report_outputs;
mod repository;
mod rules;
mod schemas;
mod secrets;
mod shell;
mod types;
mod workspace;
