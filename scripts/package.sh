#!/usr/bin/env bash
# Packs every crate that is published as a registry would get it, and holds each package against what it must be:
#   * it has its README, both licences and nothing but sources: no test, no spec, no link;
#   * packed twice, from two checkouts of HEAD in different places, it has the same bytes;
#   * it builds from its packed form, with the others in theirs.
# The packages are those of HEAD: what is not committed is not looked at. --quick leaves the builds out.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

unpublished=(--exclude vpn-model-benches --exclude vpn-model-axum-service)

pack() { # where, further arguments
    git clone --quiet --local . "$folder/$1"
    (cd "$folder/$1" && cargo package --workspace "${unpublished[@]}" --locked --quiet --target-dir "$folder/$1-target" "${@:2}")
}

echo "packing twice"
(umask 022 && pack one --no-verify)
(umask 077 && pack another-place --no-verify)

echo "contents"
wanted=$(printf '%s\n' LICENSE-APACHE LICENSE-MIT README.md Cargo.toml)
for package in "$folder"/one-target/package/*.crate; do
    name=$(basename "$package")
    cmp "$package" "$folder/another-place-target/package/$name"
    files=$(tar --list --gzip --file "$package" | cut --delimiter=/ --fields=2-)
    for file in $wanted; do
        grep --quiet --line-regexp "$file" <<<"$files" || { echo "$name has no $file" >&2; exit 1; }
    done
    other=$(grep -vE '^(src/.*|README\.md|LICENSE-(MIT|APACHE)|Cargo\.(toml|toml\.orig|lock)|\.cargo_vcs_info\.json)$' <<<"$files" || true)
    [ -z "$other" ] || { printf '%s has what it should not have:\n%s\n' "$name" "$other" >&2; exit 1; }
    ! tar --list --verbose --gzip --file "$package" | grep '^l' || { echo "$name has a link" >&2; exit 1; }
    printf '%s  %s bytes  %s files\n' "$(sha256sum "$package" | cut -c1-64)" "$(stat --format %s "$package")" "$(wc -l <<<"$files")"
    echo "    $name"
done

[ "${1:-}" != --quick ] || exit 0
echo "every crate builds from its packed form"
# In a folder of its own: cargo keeps unpacked crates by place and version, and would build yesterday's.
cd "$folder/one" && cargo package --workspace "${unpublished[@]}" --locked --quiet --target-dir "$folder/built"
