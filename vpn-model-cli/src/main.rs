//! The command `vpn-model`: checks VPN API payloads before they are sent.

use std::process::ExitCode;

fn main() -> ExitCode {
    vpn_model_cli::main()
}
