//! Runs the recorded calls of PyTorch's `F.interpolate` as tests, with the words and the exit code of `cargo test`. It needs
//! std only. A call that is not supported is an ignored test. `deviations.txt` lists ids of cases that are known to fail, one
//! a line, each with its reason.
#![allow(dead_code)]

use std::collections::HashMap;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;

/// Row-major; float16 and bfloat16 as their bits, little-endian.
#[derive(Clone, Default)]
pub struct Tensor {
    /// float64, float32, float16, bfloat16 or uint8.
    pub dtype: String,
    /// N C \[D\] \[H\] W
    pub shape: Vec<usize>,
    pub bytes: Vec<u8>,
}

impl Tensor {
    pub fn of_floats(shape: Vec<usize>, values: &[f32]) -> Self {
        let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        Tensor { dtype: "float32".into(), shape, bytes }
    }

    /// The elements of a float32 tensor.
    pub fn floats(&self) -> Vec<f32> {
        self.bytes.chunks_exact(4).map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap())).collect()
    }

    fn count(&self) -> usize {
        self.shape.iter().product()
    }
}

/// An option that is one number or a sequence in PyTorch.
pub struct Numbers {
    pub is_list: bool,
    pub values: Vec<f64>,
}

pub struct Call {
    /// For a gradient that of the output.
    pub input: Tensor,
    pub size: Option<Numbers>,
    pub scale_factor: Option<Numbers>,
    pub mode: String,
    pub align_corners: Option<bool>,
    pub recompute_scale_factor: Option<bool>,
    pub antialias: Option<bool>,
    /// Of a gradient: the shape of the answer.
    pub input_shape: Option<Vec<usize>>,
}

pub enum Answer {
    Result(Tensor),
    /// The test is ignored.
    Unsupported(String),
    /// The call is invalid.
    Refused(String),
}

struct Case {
    fields: HashMap<String, String>,
    call: Call,
    /// Of the answer.
    shape: Vec<usize>,
    /// For each range the lowest numbers of all elements, then the highest.
    ranges: Vec<u8>,
}

/// The two files are looked for beside `Cargo.toml`. Words on the command line select ids that contain one of them.
pub fn run(mine: fn(&Call) -> Answer, cases: &str, deviations: &str) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (flags, filters): (Vec<_>, Vec<_>) = words.into_iter().partition(|word| word.starts_with("--"));
    let has = |flag: &str| flags.iter().any(|word| word == flag);
    let chosen = |id: &str| {
        filters.is_empty() || filters.iter().any(|word| if has("--exact") { id == word } else { id.contains(word.as_str()) })
    };
    let (mut failures, mut passed, mut ignored) = (Vec::new(), 0, 0);
    let mut known = known_deviations(deviations);
    for case in load(cases) {
        let id = &case.fields["id"];
        let reason = known.remove(id.as_str());
        if !chosen(id) || has("--ignored") {
            continue;
        }
        if has("--list") {
            println!("{id}: test");
            continue;
        }
        match (verdict(&case, mine), reason) {
            (Verdict::Unsupported(reason), _) => {
                println!("test {id} ... ignored, unsupported: {reason}");
                ignored += 1;
            }
            (Verdict::Failed(_), Some(reason)) => {
                println!("test {id} ... ignored, known deviation: {reason}");
                ignored += 1;
            }
            (Verdict::Passed, None) => {
                println!("test {id} ... ok");
                passed += 1;
            }
            (Verdict::Failed(text), None) => {
                println!("test {id} ... FAILED");
                failures.push(told(&case, &text));
            }
            (Verdict::Passed, Some(reason)) => {
                println!("test {id} ... FAILED");
                failures.push(told(&case, &format!("it passes, but it is listed as a known deviation ({reason}): delete its line")));
            }
        }
    }
    if let Some(id) = known.keys().next() {
        failures.push(format!("{deviations}: no recorded case is called {id}"));
    }
    if has("--list") {
        return ExitCode::SUCCESS;
    }
    if !failures.is_empty() {
        println!("\nfailures:\n\n{}", failures.join("\n\n"));
    }
    let result = if failures.is_empty() { "ok" } else { "FAILED" };
    println!("\ntest result: {result}. {passed} passed; {} failed; {ignored} ignored", failures.len());
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

enum Verdict {
    Passed,
    Failed(String),
    Unsupported(String),
}

fn verdict(case: &Case, mine: fn(&Call) -> Answer) -> Verdict {
    let refused = case.fields.get("refused");
    match (catch_unwind(AssertUnwindSafe(|| mine(&case.call))), refused) {
        (Err(_), _) => Verdict::Failed("it panicked; its message is above".into()),
        (Ok(Answer::Unsupported(reason)), _) => Verdict::Unsupported(reason),
        (Ok(Answer::Refused(_)), Some(_)) => Verdict::Passed,
        (Ok(Answer::Refused(_)), None) if case.fields.contains_key("refused_by") => Verdict::Passed,
        (Ok(Answer::Refused(reason)), None) => Verdict::Failed(format!("refused a valid call: {reason}")),
        (Ok(Answer::Result(_)), Some(refusal)) => Verdict::Failed(format!("expected a refusal ({refusal}), got a tensor")),
        (Ok(Answer::Result(answer)), None) => match difference(case, &answer) {
            Some(text) => Verdict::Failed(text),
            None => Verdict::Passed,
        },
    }
}

/// What is wrong with an answer, if anything.
fn difference(case: &Case, answer: &Tensor) -> Option<String> {
    let dtype = case.call.input.dtype.as_str();
    let (count, size) = (answer.count(), item_bytes(dtype));
    if answer.dtype != dtype || answer.shape != case.shape || answer.bytes.len() != count * size {
        let got = format!("{} {:?} in {} bytes", answer.dtype, answer.shape, answer.bytes.len());
        return Some(format!("expected {dtype} {:?}, got {got}", case.shape));
    }
    let number = |bytes: &[u8], at: usize| bytes[at * size..(at + 1) * size].to_vec();
    let ranges = |element: usize| {
        (0..case.ranges.len() / (2 * count * size))
            .map(move |range| [0, 1].map(|end| number(&case.ranges, (2 * range + end) * count + element)))
    };
    let (mut wrong, mut worst) = (Vec::new(), (-1.0, 0));
    for element in 0..count {
        let got = number(&answer.bytes, element);
        let at = place(&got, dtype);
        if ranges(element).any(|[low, high]| place(&low, dtype) <= at && at <= place(&high, dtype)) {
            continue;
        }
        wrong.push(element);
        let distances = ranges(element).flatten().map(|end| (value(&got, dtype) - value(&end, dtype)).abs());
        let distance = distances.fold(f64::INFINITY, f64::min);
        if distance > worst.0 {
            worst = (distance, element);
        }
    }
    let &first = wrong.first()?;
    let shown = |element: usize| {
        let mut expected: Vec<String> = ranges(element)
            .map(|[low, high]| (shown_number(&low, dtype), shown_number(&high, dtype)))
            .map(|(low, high)| if low == high { low } else { format!("{low} to {high}") })
            .collect();
        expected.dedup();
        let got = shown_number(&number(&answer.bytes, element), dtype);
        format!("output {:?}:  expected {}   got {got}", index(&case.shape, element), expected.join(" or "))
    };
    let which = if first == worst.1 { "first and worst" } else { "first" };
    let last = if first == worst.1 { String::new() } else { format!("\n  worst, {}", shown(worst.1)) };
    Some(format!("{which} of {} differences in {count} elements, {}{last}", wrong.len(), shown(first)))
}

fn told(case: &Case, text: &str) -> String {
    let Case { fields, call, .. } = case;
    let name = if call.input_shape.is_some() { "g" } else { "x" };
    let input = format!("{name}: {} {:?}", call.input.dtype, call.input.shape);
    format!("{}      {}\n  {}\n  {}   {input}\n  {text}", fields["id"], fields["clauses"], fields["fact"], fields["call"])
}

fn index(shape: &[usize], mut element: usize) -> Vec<usize> {
    let mut index: Vec<usize> = shape
        .iter()
        .rev()
        .map(|size| {
            let at = element % size;
            element /= size;
            at
        })
        .collect();
    index.reverse();
    index
}

fn item_bytes(dtype: &str) -> usize {
    match dtype {
        "float64" => 8,
        "float32" => 4,
        "uint8" => 1,
        _ => 2,
    }
}

/// A number as an integer in the same order: -0 before +0, every NaN last.
fn place(number: &[u8], dtype: &str) -> i64 {
    let bits = number.iter().rev().fold(0, |bits: u64, &byte| bits << 8 | u64::from(byte));
    let infinity = match dtype {
        "uint8" => return bits as i64,
        "float64" => 0x7ff0_0000_0000_0000,
        "float32" => 0x7f80_0000,
        "float16" => 0x7c00,
        _ => 0x7f80,
    };
    let sign = 1 << (8 * number.len() - 1);
    let magnitude = bits & (sign - 1);
    match (magnitude > infinity, bits & sign == 0) {
        (true, _) => i64::MAX,
        (false, true) => magnitude as i64,
        (false, false) => -1 - magnitude as i64,
    }
}

fn value(number: &[u8], dtype: &str) -> f64 {
    let half = || u16::from_le_bytes([number[0], number[1]]);
    match dtype {
        "uint8" => f64::from(number[0]),
        "float64" => f64::from_le_bytes(number.try_into().unwrap()),
        "float32" => f64::from(f32::from_le_bytes(number.try_into().unwrap())),
        "bfloat16" => f64::from(f32::from_bits(u32::from(half()) << 16)),
        _ => {
            let (exponent, fraction) = (i32::from(half() >> 10 & 31), f64::from(half() & 1023));
            let magnitude = match exponent {
                31 if fraction > 0.0 => f64::NAN,
                31 => f64::INFINITY,
                0 => fraction * 2f64.powi(-24),
                _ => (1024.0 + fraction) * 2f64.powi(exponent - 25),
            };
            if half() >> 15 == 0 { magnitude } else { -magnitude }
        }
    }
}

fn shown_number(number: &[u8], dtype: &str) -> String {
    let value = value(number, dtype);
    if dtype == "float64" { value.to_string() } else { (value as f32).to_string() }
}

fn beside_the_manifest(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn known_deviations(file: &str) -> HashMap<String, String> {
    let text = std::fs::read_to_string(beside_the_manifest(file)).unwrap_or_default();
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once([' ', '\t']).unwrap_or((line, "no reason")))
        .map(|(id, reason)| (id.to_string(), reason.trim().to_string()))
        .collect()
}

fn load(file: &str) -> Vec<Case> {
    let bytes = std::fs::read(beside_the_manifest(file))
        .unwrap_or_else(|error| stop(&format!("{file}: {error}; `npx interpolate-conformance init rust-test` writes it")));
    let mut rest = &bytes[..];
    let first = line_of(&mut rest, file);
    if !first.starts_with("interpolate-conformance/recorded-cases@1\t") {
        stop(&format!("{file}: another format: {first}"));
    }
    let mut cases = Vec::new();
    while !rest.is_empty() {
        let line = line_of(&mut rest, file);
        let fields: HashMap<String, String> =
            line.split('\t').filter_map(|field| field.split_once('=')).map(|(name, text)| (name.into(), text.into())).collect();
        let mut taken = |name: &str| {
            let count = fields.get(name).and_then(|text| text.parse().ok()).filter(|&count| count <= rest.len());
            let (taken, after) = rest.split_at(count.unwrap_or_else(|| damaged(file)));
            rest = after;
            taken.to_vec()
        };
        let input = Tensor { dtype: fields["dtype"].clone(), shape: sizes(&fields["shape"]), bytes: taken("input_bytes") };
        let ranges = taken("range_bytes");
        let flag = |name: &str| fields.get(name).map(|text| text == "true");
        let call = Call {
            input,
            size: fields.get("size").map(|text| numbers(text)),
            scale_factor: fields.get("scale_factor").map(|text| numbers(text)),
            mode: fields.get("mode").cloned().unwrap_or_else(|| "nearest".into()),
            align_corners: flag("align_corners"),
            recompute_scale_factor: flag("recompute_scale_factor"),
            antialias: flag("antialias"),
            input_shape: fields.get("input_shape").map(|text| sizes(text)),
        };
        let shape = fields.get("answer").map(|text| sizes(text)).unwrap_or_default();
        cases.push(Case { fields, call, shape, ranges });
    }
    cases
}

fn line_of<'a>(rest: &mut &'a [u8], file: &str) -> &'a str {
    let end = rest.iter().position(|&byte| byte == b'\n').unwrap_or_else(|| damaged(file));
    let (line, after) = rest.split_at(end);
    *rest = &after[1..];
    std::str::from_utf8(line).unwrap_or_else(|_| damaged(file))
}

fn damaged(file: &str) -> ! {
    stop(&format!("{file}: damaged; `npx interpolate-conformance init rust-test` writes it again"))
}

fn stop(text: &str) -> ! {
    eprintln!("interpolate-conformance: {text}");
    std::process::exit(2)
}

fn sizes(text: &str) -> Vec<usize> {
    text.split(',').map(|size| size.parse().expect("a size")).collect()
}

fn numbers(text: &str) -> Numbers {
    let inside = text.strip_prefix('[').map(|text| text.trim_end_matches(']'));
    let values = inside.unwrap_or(text).split(',').filter_map(|value| value.parse().ok()).collect();
    Numbers { is_list: inside.is_some(), values }
}
