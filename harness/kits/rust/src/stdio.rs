//! Answers the calls of interpolate-conformance over stdio (protocol interpolate-conformance/stdio@2), without dependencies.
//!
//! Print to stderr only: stdout belongs to the protocol.
#![allow(dead_code)]

use std::io::{stdin, stdout, Read, Write};

/// A call; an option that is left out is `None` or empty, which is not the same as `Some(false)`.
pub struct Call {
    /// "interpolate", or "interpolate.backward" for the gradient of the input
    pub entry: String,
    /// float64, float32, float16, bfloat16 or uint8
    pub dtype: String,
    /// N C [D] [H] W
    pub shape: Vec<usize>,
    /// The elements, row-major, little-endian; float16 and bfloat16 as their bits.
    pub payload: Vec<u8>,
    /// For the gradient: the shape of what was resized, and of the answer; `shape` and `payload` are of the output.
    pub input_shape: Vec<usize>,
    pub size: Vec<f64>,
    pub scale_factor: Vec<f64>,
    /// "nearest" where it was left out
    pub mode: String,
    pub align_corners: Option<bool>,
    pub recompute_scale_factor: Option<bool>,
    pub antialias: Option<bool>,
}

pub enum Answer {
    Result { dtype: String, shape: Vec<usize>, payload: Vec<u8> },
    /// The implementation does not support the call, and why.
    Unsupported(String),
    /// The call is invalid, and PyTorch raises an error too.
    Refused(String),
    Error(String),
}

/// Answers until the suite says bye. A bare kernel has the aspects `["values"]` and need not refuse anything; one that has
/// `backward` names `gradients` too.
pub fn serve(name: &str, version: &str, aspects: &[&str], interpolate: fn(&Call) -> Answer, backward: Option<fn(&Call) -> Answer>) {
    while let Some((json, payload)) = read_frame() {
        let field = |key| find(&json, key);
        match text(field("kind")).as_str() {
            "hello" => {
                // A suite that names no versions speaks the first only, which has no gradients.
                let has_gradient = backward.is_some() && field("protocols").is_some_and(|all| all.contains("/stdio@2\""));
                let protocol = format!("interpolate-conformance/stdio@{}", if has_gradient { 2 } else { 1 });
                let entries: &[&str] = if has_gradient { &["interpolate.backward"] } else { &[] };
                let hello = format!(
                    "{{\"kind\":\"hello\",\"protocol\":{protocol:?},\"name\":{name:?},\"version\":{version:?},\"aspects\":{aspects:?},\"entries\":{entries:?}}}"
                );
                write_frame(&hello, &[]);
            }
            "run" => {
                let options = field("options").unwrap_or("{}");
                let sizes = |key| numbers(field(key)).iter().map(|&size| size as usize).collect();
                let flag = |key| find(options, key).map(|value| value.starts_with('t'));
                let call = Call {
                    entry: text(field("entry")),
                    dtype: text(field("dtype")),
                    shape: sizes("shape"),
                    payload,
                    input_shape: sizes("input_shape"),
                    size: numbers(find(options, "size")),
                    scale_factor: numbers(find(options, "scale_factor")),
                    mode: find(options, "mode").map_or("nearest".into(), |mode| text(Some(mode))),
                    align_corners: flag("align_corners"),
                    recompute_scale_factor: flag("recompute_scale_factor"),
                    antialias: flag("antialias"),
                };
                let way = backward.filter(|_| call.entry == "interpolate.backward").unwrap_or(interpolate);
                answer(field("id").unwrap_or("0"), way(&call));
            }
            _ => return,
        }
    }
}

fn answer(id: &str, answer: Answer) {
    let id: String = id.chars().take_while(char::is_ascii_digit).collect();
    let (kind, reason) = match answer {
        Answer::Result { dtype, shape, payload } => {
            let json = format!("{{\"kind\":\"result\",\"id\":{id},\"dtype\":{dtype:?},\"shape\":{shape:?}}}");
            return write_frame(&json, &payload);
        }
        Answer::Unsupported(reason) => ("unsupported", reason),
        Answer::Refused(reason) => ("refused", reason),
        Answer::Error(reason) => ("error", reason),
    };
    let reason = reason.replace(['"', '\\'], "'").replace(|one: char| one.is_control(), " ");
    write_frame(&format!("{{\"kind\":\"{kind}\",\"id\":{id},\"reason\":\"{reason}\"}}"), &[]);
}

/// Two lengths, JSON, payload; `None` when the suite is gone.
fn read_frame() -> Option<(String, Vec<u8>)> {
    let mut lengths = [[0; 4]; 2];
    for length in &mut lengths {
        stdin().read_exact(length).ok()?;
    }
    let [mut json, mut payload] = lengths.map(|length| vec![0; u32::from_le_bytes(length) as usize]);
    stdin().read_exact(&mut json).ok()?;
    stdin().read_exact(&mut payload).ok()?;
    Some((String::from_utf8(json).ok()?, payload))
}

fn write_frame(json: &str, payload: &[u8]) {
    let mut frame = Vec::with_capacity(8 + json.len() + payload.len());
    for length in [json.len(), payload.len()] {
        frame.extend((length as u32).to_le_bytes());
    }
    frame.extend(json.as_bytes());
    frame.extend(payload);
    let mut out = stdout().lock();
    // If the suite no longer reads, it has ended.
    let _ = out.write_all(&frame).and_then(|()| out.flush());
}

/// JSON, as far as the protocol needs it: where the value of a key begins, in an object of its own line.
fn find<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    let mut at = object;
    while at.starts_with(['{', ',']) {
        let name = &at[1..];
        let value = skip(name).strip_prefix(':')?;
        if name[1..].strip_prefix(key).is_some_and(|rest| rest.starts_with('"')) {
            return Some(value);
        }
        at = skip(value);
    }
    None
}

/// What follows a value.
fn skip(value: &str) -> &str {
    let (mut depth, mut in_string, mut is_escaped) = (0, false, false);
    for (place, one) in value.char_indices() {
        match one {
            _ if is_escaped => is_escaped = false,
            '\\' if in_string => is_escaped = true,
            '"' => in_string = !in_string,
            _ if in_string => {}
            ',' | ':' | ']' | '}' if depth == 0 => return &value[place..],
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    ""
}

fn text(value: Option<&str>) -> String {
    value.and_then(|value| value.strip_prefix('"')).and_then(|value| value.split('"').next()).unwrap_or("").into()
}

/// One number or a sequence; NaN and the like are strings.
fn numbers(value: Option<&str>) -> Vec<f64> {
    let Some(value) = value else { return Vec::new() };
    let value = &value[..value.len() - skip(value).len()];
    let parts = value.trim_matches(['[', ']']).split(',');
    parts.filter_map(|part| part.trim_matches('"').parse().ok()).collect()
}
