#!/usr/bin/env python3
"""Mutation tests in one build: cargo-mutants says which mutants there are, `vpn-model-mutants` weaves them
into a copy of the project, and each costs a run of the tests that reach it. scripts/mutants.sh calls this.

    mutants/run.py [PART...]     all parts without an argument; --parts prints their names
    mutants/run.py --page        writes benches/mutants.md from what the parts found, and from benches/mutants.json, which
                                 remembers the parts of which MUTANTS_DIR knows nothing

Environment: MUTANTS_DIR (target/mutants) keeps copy, build and results; MUTANTS_JOBS (2) processes at once;
MUTANTS_SECONDS (no limit) of tests for each mutant, for a first look: what survives them is undecided; MUTANTS_SLOW (5):
a test that takes more seconds is left out of such a look.
What a test has caught is not run again while its file stays as it is, so that a second run is about survivors;
without MUTANTS_DIR/part-*.json everything is run.
"""
import collections, hashlib, json, os, queue, re, resource, shutil, signal, subprocess, sys, threading
from pathlib import Path

from page import page
from parts import CRATES, PARTS, ROOT, WORK, crates_of, description, part_of

JOBS = int(os.environ.get("MUTANTS_JOBS", "2"))
TREE = WORK / "tree"
SECONDS = float(os.environ.get("MUTANTS_SECONDS", "inf"))
# A test that takes more seconds runs only where all others have caught nothing, and with a limit not at all.
SLOW = float(os.environ.get("MUTANTS_SLOW", "5"))
# Why a mutant is unviable that no branch could be made of.
ALONE = "a build of its own says so"
# They compile, which no branch of a build that exists can change.
NOT_RUN = ("ui", "renamed_dependency", "hygiene")
# Fewer cases than these reach less than they claim, and fail.
CASES = {"differential::generated_requests_reach_every_rule": "100"}


def environment():
    sysroot = subprocess.run(["rustc", "--print", "sysroot"], capture_output=True, text=True).stdout.strip()
    host = re.search(r"host: (.*)", subprocess.run(["rustc", "-vV"], capture_output=True, text=True).stdout)[1]
    return dict(
        os.environ,
        CARGO_TARGET_DIR=str(WORK / "build"),
        # What the expansions are compared with is of this run.
        TMPDIR=str(WORK / "tmp"),
        # Mutants overflow on purpose, and warnings about branches help nobody.
        RUSTFLAGS="--cap-lints=allow",
        CARGO_PROFILE_DEV_DEBUG="0",
        PROPTEST_CASES=os.environ.get("PROPTEST_CASES", "24"),
        PROPTEST_DISABLE_FAILURE_PERSISTENCE="true",
        INSTA_UPDATE="no",
        RUST_BACKTRACE="0",
        # The tests of a crate of macros link the compiler's libraries.
        LD_LIBRARY_PATH=f"{sysroot}/lib:{sysroot}/lib/rustlib/{host}/lib",
    )


def mutants(crates):
    """The mutants, each with a digest of the file that it is in."""
    command = ["cargo", "mutants", "--list", "--json", *(word for crate in crates for word in ("-p", crate))]
    text = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    (WORK / "list.json").write_text(text)
    listed = json.loads(text)
    digests = {
        file: hashlib.sha256((ROOT / file).read_bytes()).hexdigest()[:16] for file in {mutant["file"] for mutant in listed}
    }
    return [mutant | {"digest": digests[mutant["file"]]} for mutant in listed]


def copy_tree(to):
    shutil.rmtree(to, ignore_errors=True)
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    for file in files.decode().split("\0"):
        if file and (ROOT / file).is_file():
            (to / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / file, to / file)


def update(new, tree):
    """Touches only what changed, so that cargo builds only that."""
    for path in [path for path in tree.rglob("*") if path.is_file()]:
        if not (new / path.relative_to(tree)).exists():
            path.unlink()
    for path in [path for path in new.rglob("*") if path.is_file()]:
        old = tree / path.relative_to(new)
        old.parent.mkdir(parents=True, exist_ok=True)
        if not old.exists() or old.read_bytes() != path.read_bytes():
            shutil.copy(path, old)


def weave(refused, crates):
    new = WORK / "new"
    copy_tree(new)
    tool = ["cargo", "run", "--quiet", "--release", "--manifest-path", str(ROOT / "mutants/Cargo.toml"), "--"]
    files = [str(new), str(WORK / "list.json"), str(WORK / "branches.json")]
    environment_of_tool = dict(os.environ, CARGO_TARGET_DIR=str(WORK / "tool"))
    subprocess.run([*tool, *files, *refused], check=True, env=environment_of_tool)
    for crate in crates:
        source = new / crate / "src"
        shutil.copy(ROOT / "mutants/switch.rs", source / "__mutants.rs")
        # What a macro makes public nobody can name.
        public = "" if crate == "vpn-model-derive" else "#[doc(hidden)]\npub "
        with open(source / "lib.rs", "a") as file:
            file.write(f"\n{public}mod __mutants;\n")
    if "vpn-model-spec" in crates:
        with open(new / "vpn-model-spec/src/main.rs", "a") as file:
            file.write("\nmod __mutants;\n")
    if "vpn-model-derive" in crates:
        derive = new / "vpn-model-derive/src"
        shutil.copy(ROOT / "mutants/expansion.rs", derive / "expansion.rs")
        with open(derive / "lib.rs", "a") as file:
            file.write("\n#[cfg(test)]\nmod expansion;\n")
    # It calls functions of the runtime that are no longer `const`.
    sarif = new / "vpn-model-cli/src/render/sarif.rs"
    sarif.write_text(sarif.read_text().replace("const fn ", "fn "))
    update(new, TREE)
    return json.loads((WORK / "branches.json").read_text())


def errors(output, branches):
    """Which mutants, and which functions that must stay `const`, the compiler refuses, and why."""
    by_file = collections.defaultdict(list)
    for branch in branches:
        by_file[branch["file"]].append(branch)
    found, others = {}, []
    for line in output.splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("reason") != "compiler-message" or message["message"]["level"] != "error":
            continue
        message = message["message"]
        function = re.search(r"cannot call non-const (?:associated )?(?:function|method) `([^`]*)`", message["message"])
        if function:
            found[re.sub(r"::?<.*?>(?=::|$)", "", function[1]).split("::")[-1]] = "const"
            continue
        inside = []
        primary = [span for span in message["spans"] if span["is_primary"]]
        for spans in (primary, message["spans"] + [span for child in message["children"] for span in child["spans"]]):
            for span in spans:
                for branch in by_file[os.path.normpath(span["file_name"])]:
                    if branch["start"] - 2 <= span["byte_start"] and span["byte_end"] <= branch["end"] + 2:
                        inside.append((branch["end"] - branch["start"], branch["mutant"]))
            if inside:
                break
        if inside:
            found[str(min(inside)[1])] = message["message"]
        elif primary:
            others.append(message["rendered"])
    return found, others


def tests_of(tree, tested, env):
    """Builds the tests; the name of each, its program and folder, and its name in the program."""
    packages = [word for crate in tested for word in ("-p", crate)]
    nextest = ["cargo", "nextest", "list", *packages, "--all-features", "--message-format", "json"]
    listed = subprocess.run(nextest, cwd=tree, env=env, check=True, capture_output=True, text=True).stdout
    return [
        (f"{suite['binary-id']} {name}", suite["binary-path"], suite["cwd"], name)
        for suite in json.loads(listed)["rust-suites"].values()
        if suite["binary-name"] not in NOT_RUN
        for name, case in suite["testcases"].items()
        if not case["ignored"]
    ]


def build(env, listed, woven, tested):
    """Weaves and builds until the compiler takes what is left."""
    known = WORK / "refused.json"
    before = json.loads(known.read_text()) if known.exists() else {}
    keys = {str(index): f"{mutant['digest']} {mutant['name']}" for index, mutant in enumerate(listed)}
    refused = {index: before[key] for index, key in keys.items() if key in before}
    refused |= {key: why for key, why in before.items() if why == "const"}
    packages = [word for crate in tested for word in ("-p", crate)]
    while True:
        branches = weave(refused.keys(), woven)
        check = ["cargo", "build", "--tests", "--keep-going", *packages, "--all-features", "--message-format=json"]
        run = subprocess.run(check, cwd=TREE, env=env, capture_output=True, text=True)
        if run.returncode == 0:
            break
        found, others = errors(run.stdout, branches["branches"])
        print(f"the compiler refuses {len(found)} branches", flush=True)
        if not found:
            sys.exit("".join(others[:5]) + run.stderr[-2000:])
        refused |= found
        known.write_text(json.dumps(before | {keys.get(index, index): why for index, why in refused.items()}, indent=1))
    tests = tests_of(TREE, tested, env)
    return branches, refused, tests


def run_test(test, env, seconds):
    """Whether it is ok, fails or runs too long, and the seconds of work it took."""
    _, binary, folder, name = test

    def limits():
        os.setpgrp()
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 5))
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    quiet = subprocess.DEVNULL
    env = env | {"PROPTEST_CASES": CASES.get(name, env["PROPTEST_CASES"])}
    command = [binary, name, "--exact", "--test-threads=1"]
    process = subprocess.Popen(command, cwd=folder, env=env, stdin=quiet, stdout=quiet, stderr=quiet, preexec_fn=limits)
    # A process that waits uses no processor.
    timer = threading.Timer(120 + 20 * seconds, lambda: os.killpg(process.pid, signal.SIGKILL))
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    timer.cancel()
    if os.WIFSIGNALED(status):
        result = "timeout" if os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXCPU) else "fail"
    else:
        result = "ok" if os.WEXITSTATUS(status) == 0 else "fail"
    return result, usage.ru_utime + usage.ru_stime


def in_parallel(items, work):
    todo = queue.Queue()
    for item in items:
        todo.put(item)

    def worker():
        while True:
            try:
                item = todo.get_nowait()
            except queue.Empty:
                return
            work(item)

    threads = [threading.Thread(target=worker) for _ in range(JOBS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def digest_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else None


def reach(tests, env):
    """For each test what it costs, and which mutants it gets to; kept for programs that the next build makes anew the same."""
    found, log, kept = {}, WORK / "reached", WORK / "reached.json"
    shutil.rmtree(log, ignore_errors=True)
    log.mkdir()
    before = json.loads(kept.read_text()) if kept.exists() else {}
    # Numbers of mutants are places in the list; tests of the command start its program.
    common = digest_of(WORK / "list.json") + str(digest_of(WORK / "build/debug/vpn-model"))
    programs = {binary: digest_of(Path(binary)) for _, binary, *_ in tests}

    def one(item):
        number, test = item
        key = f"{common} {programs[test[1]]} {test[3]}"
        if key in before:
            cost, reached = before[key]
            found[test[0]] = (cost, set(reached), test, key)
            return
        file = log / str(number)
        result, cost = run_test(test, env | {"MUTANT_LOG": str(file)}, min(600, SECONDS))
        if result == "ok":
            reached = {int(line) for line in file.read_text().split()} if file.exists() else set()
            found[test[0]] = (cost, reached, test, key)
        else:
            why = "it fails without a mutant" if result == "fail" else "it is too slow"
            print(f"left out, {why}: {test[0]}", flush=True)

    in_parallel(list(enumerate(tests)), one)
    kept.write_text(json.dumps({key: (cost, sorted(reached)) for cost, reached, _, key in found.values()}))
    costs = sorted(((cost, len(reached), name) for name, (cost, reached, *_) in found.items()), reverse=True)
    (WORK / "costs.txt").write_text("".join(f"{cost:8.2f} s {count:5} {name}\n" for cost, count, name in costs))
    return {name: (cost, reached, test) for name, (cost, reached, test, _) in found.items()}


def judge(todo, all_mutants, reached, env, before, save):
    """Runs the tests that reach each mutant until one fails: first what caught it `before`, then those that caught its
    neighbours in the file and in the folder, then the cheap. The slow tests get what survives the others, at the end; until
    then it is undecided."""
    by_mutant = collections.defaultdict(list)
    for name, (_, indices, _) in reached.items():
        for index in indices:
            by_mutant[index].append(name)
    catchers = collections.defaultdict(collections.Counter)
    results, done, lock = {}, collections.Counter(), threading.Lock()

    def one(index, slow):
        mutant = all_mutants[index]
        near = catchers[mutant["file"]], catchers[os.path.dirname(mutant["file"])]
        last = before.get(description(mutant["name"]))
        names = sorted(
            (name for name in by_mutant[index] if name == last or (reached[name][0] > SLOW) == slow),
            key=lambda name: (name != last, (reached[name][0] + 0.02) / (1 + 2 * near[0][name] + near[1][name])),
        )
        is_last = slow or not any(reached[name][0] > SLOW for name in by_mutant[index])
        status, by = "missed" if is_last else "undecided", None
        spent = 0.0
        for name in names:
            if spent > SECONDS:
                status = "undecided"
                break
            cost, _, test = reached[name]
            result, used = run_test(test, env | {"MUTANT": str(index)}, 6 * cost + 3)
            spent += used
            if result != "ok":
                status, by = ("caught" if result == "fail" else "timeout"), name
                break
        with lock:
            if by:
                near[0][by] += 1
                near[1][by] += 1
            results[mutant["name"]] = {"status": status, "by": by, "tests": len(by_mutant[index]), "file": mutant["digest"]}
            done[slow] += 1
            if not by:
                print(f"{status}: {mutant['name']}", flush=True)
            if done[slow] % 20 == 0:
                counts = dict(collections.Counter(result["status"] for result in results.values()))
                print("slow tests:" if slow else "quick tests:", done[slow], "of", len(todo), counts, flush=True)
                save(results)

    in_parallel(todo, lambda index: one(index, False))
    todo = [index for index in todo if results[all_mutants[index]["name"]]["status"] == "undecided"]
    if SECONDS == float("inf"):
        in_parallel(todo, lambda index: one(index, True))
    save(results)
    return results


def one_by_one(todo, listed, tested, reached, env, save):
    """What cannot be a branch of a build is built: each alone, in a copy without branches, and tested until a test fails."""
    if not todo:
        return
    plain, results = WORK / "plain", {}
    copy_tree(WORK / "new")
    update(WORK / "new", plain)
    env = env | {"CARGO_TARGET_DIR": str(WORK / "build-plain")}
    for index in todo:
        mutant = listed[index]
        file = plain / mutant["file"]
        before = file.read_bytes()
        subprocess.run(["patch", "--quiet", str(file)], input=mutant["diff"], text=True, check=True)
        status, by, tried = "missed", None, set()
        # The crate's own tests are built sooner than all.
        for crates in ([mutant["file"].split("/")[0]], tested):
            try:
                tests = tests_of(plain, crates, env)
            except subprocess.CalledProcessError:
                status = "unviable"
                break
            tests = [test for test in tests if test[0] in reached and test[0] not in tried]
            for test in sorted(tests, key=lambda test: reached[test[0]][0]):
                tried.add(test[0])
                result, _ = run_test(test, env, 6 * reached[test[0]][0] + 3)
                if result != "ok":
                    status, by = ("caught" if result == "fail" else "timeout"), test[0]
                    break
            if by:
                break
        file.write_bytes(before)
        print(f"{status}: {mutant['name']} (built alone)", flush=True)
        results[mutant["name"]] = {"status": status, "by": by, "tests": len(tried), "file": mutant["digest"]}
        if status == "unviable":
            results[mutant["name"]]["why"] = ALONE
        save(results)


def main():
    arguments = sys.argv[1:]
    if arguments == ["--parts"]:
        print("\n".join(PARTS))
        return
    if arguments != ["--page"]:
        parts = arguments or list(PARTS)
        (WORK / "tmp").mkdir(parents=True, exist_ok=True)
        env = environment()
        crates, tested = crates_of(parts)
        listed = mutants(crates)
        branches, refused, tests = build(env, listed, crates, tested)
        reached = reach(tests, env)
        woven = {branch["mutant"] for branch in branches["branches"]}
        left = {entry["mutant"]: entry["why"] for entry in branches["left"]}
        known, catchers, todo, alone = {part: {} for part in parts}, {}, [], []
        for index, mutant in enumerate(listed):
            part, name = part_of(mutant["file"]), mutant["name"]
            if part not in known:
                continue
            if str(index) in refused:
                known[part][name] = {"status": "unviable", "why": refused[str(index)]}
            elif index not in woven and "replace && with ||" in name:
                known[part][name] = {"status": "unviable", "why": "`||` beside `let` does not parse"}
            elif index not in woven:
                known[part][name] = {"status": "not run", "why": left.get(index, "not woven")}
                alone.append(index)
            else:
                known[part][name] = {"status": "not run", "why": "the run was stopped"}
                todo.append(index)
        for part in parts:
            file = WORK / f"part-{part}.json"
            old = json.loads(file.read_text()) if file.exists() else {}
            catchers |= {description(name): result["by"] for name, result in old.items() if result.get("by")}
            for index in todo + alone:
                mutant = listed[index]
                last = old.get(mutant["name"], {})
                is_judged = last.get("by") or last.get("why") == ALONE
                if is_judged and last.get("file") == mutant["digest"]:
                    known[part][mutant["name"]] = last
                    (todo if index in todo else alone).remove(index)

        def save(judged):
            for part, results in known.items():
                mine = {name: result for name, result in judged.items() if part_of(name) == part}
                (WORK / f"part-{part}.json").write_text(json.dumps(results | mine, indent=1))

        print(f"{len(todo)} to run", flush=True)
        results = judge(todo, listed, reached, env, catchers, save)
        one_by_one(alone, listed, tested, reached, env, lambda more: save(results | more))
    sys.exit(page())


if __name__ == "__main__":
    main()
