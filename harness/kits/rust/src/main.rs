//! Nearest neighbour and bilinear for float32 images. To examine it:
//!
//!     cargo build --release && npx interpolate-conformance run exec:./target/release/interpolate-example

mod stdio;

use stdio::{serve, Answer, Call};

fn interpolate(call: &Call) -> Answer {
    let is_bilinear = call.mode == "bilinear";
    let takes = call.dtype == "float32" && call.shape.len() == 4 && call.size.len() == 2 && call.antialias != Some(true);
    if !takes || !(is_bilinear || call.mode == "nearest") {
        return Answer::Unsupported("nearest and bilinear for float32 images, by two sizes".into());
    }
    let [n, c, in_h, in_w] = call.shape[..] else { unreachable!() };
    let (out_h, out_w) = (call.size[0] as usize, call.size[1] as usize);
    let x: Vec<f32> = call.payload.chunks_exact(4).map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap())).collect();
    let align = call.align_corners == Some(true);
    let taps = |inputs: usize, outputs: usize| -> Vec<Tap> {
        (0..outputs).map(|out| if is_bilinear { linear(out, inputs, outputs, align) } else { nearest(out, inputs, outputs) }).collect()
    };
    let (rows, columns) = (taps(in_h, out_h), taps(in_w, out_w));
    let mut y: Vec<u8> = Vec::with_capacity(4 * n * c * out_h * out_w);
    for plane in 0..n * c {
        let at = |row: usize, column: usize| x[(plane * in_h + row) * in_w + column];
        for v in &rows {
            for h in &columns {
                let across = |row: usize| mixed(at(row, h.left), at(row, h.right), h.weight);
                y.extend(mixed(across(v.left), across(v.right), v.weight).to_le_bytes());
            }
        }
    }
    Answer::Result { dtype: call.dtype.clone(), shape: vec![n, c, out_h, out_w], payload: y }
}

/// An output element reads two input elements, mixed by the weight of the right one.
struct Tap {
    left: usize,
    right: usize,
    weight: f32,
}

/// PyTorch computes the step and the coordinate in float32.
fn nearest(out: usize, inputs: usize, outputs: usize) -> Tap {
    let step = inputs as f32 / outputs as f32;
    let left = ((out as f32 * step) as usize).min(inputs - 1);
    Tap { left, right: left, weight: 0.0 }
}

fn linear(out: usize, inputs: usize, outputs: usize, align_corners: bool) -> Tap {
    let at = match align_corners {
        true => out as f64 * (inputs - 1) as f64 / outputs.saturating_sub(1).max(1) as f64,
        false => ((out as f64 + 0.5) * inputs as f64 / outputs as f64 - 0.5).max(0.0),
    };
    let left = (at as usize).min(inputs - 1);
    Tap { left, right: (left + 1).min(inputs - 1), weight: (at - left as f64) as f32 }
}

/// An element with the weight 0 is left out: it may be infinite.
fn mixed(left: f32, right: f32, weight: f32) -> f32 {
    if weight == 0.0 { left } else { left * (1.0 - weight) + right * weight }
}

fn main() {
    serve("rust example", "1", &["values"], interpolate);
}
