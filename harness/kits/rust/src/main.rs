//! Nearest neighbour and bilinear for float32 images. To examine it:
//!
//!     cargo build --release && npx interpolate-conformance run exec:./target/release/interpolate-example

mod stdio;

use stdio::{serve, Answer, Call};

/// The taps of every row and every column of an output.
struct Taps {
    rows: Vec<Tap>,
    columns: Vec<Tap>,
}

/// None where the call is not supported.
fn taps(call: &Call, input: &[usize], output: &[usize]) -> Option<Taps> {
    let is_bilinear = call.mode == "bilinear";
    let takes = call.dtype == "float32" && input.len() == 4 && call.size.len() == 2 && call.antialias != Some(true);
    if !takes || !(is_bilinear || call.mode == "nearest") {
        return None;
    }
    let align = call.align_corners == Some(true);
    let along = |axis: usize| -> Vec<Tap> {
        let (inputs, outputs) = (input[axis], output[axis]);
        (0..outputs).map(|out| if is_bilinear { linear(out, inputs, outputs, align) } else { nearest(out, inputs, outputs) }).collect()
    };
    Some(Taps { rows: along(2), columns: along(3) })
}

fn unsupported() -> Answer {
    Answer::Unsupported("nearest and bilinear for float32 images, by two sizes".into())
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(4).map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap())).collect()
}

fn interpolate(call: &Call) -> Answer {
    let mut shape = call.shape.clone();
    for (size, wanted) in shape.iter_mut().skip(2).zip(&call.size) {
        *size = *wanted as usize;
    }
    let Some(Taps { rows, columns }) = taps(call, &call.shape, &shape) else { return unsupported() };
    let [n, c, in_h, in_w] = call.shape[..] else { unreachable!() };
    let x = floats(&call.payload);
    let mut y: Vec<u8> = Vec::with_capacity(4 * n * c * rows.len() * columns.len());
    for plane in 0..n * c {
        let at = |row: usize, column: usize| x[(plane * in_h + row) * in_w + column];
        for v in &rows {
            for h in &columns {
                let across = |row: usize| mixed(at(row, h.left), at(row, h.right), h.weight);
                y.extend(mixed(across(v.left), across(v.right), v.weight).to_le_bytes());
            }
        }
    }
    Answer::Result { dtype: call.dtype.clone(), shape, payload: y }
}

/// Each element of the gradient of the output goes to the input elements that it was read from, by the same weights.
fn backward(call: &Call) -> Answer {
    let Some(Taps { rows, columns }) = taps(call, &call.input_shape, &call.shape) else { return unsupported() };
    let [n, c, in_h, in_w] = call.input_shape[..] else { unreachable!() };
    let mut gradients = floats(&call.payload).into_iter();
    let mut sums = vec![0f64; n * c * in_h * in_w];
    for plane in 0..n * c {
        for v in &rows {
            for h in &columns {
                let g = f64::from(gradients.next().unwrap());
                let (down, across) = (f64::from(v.weight), f64::from(h.weight));
                for (row, vertical) in [(v.left, 1.0 - down), (v.right, down)] {
                    for (column, horizontal) in [(h.left, 1.0 - across), (h.right, across)] {
                        sums[(plane * in_h + row) * in_w + column] += g * vertical * horizontal;
                    }
                }
            }
        }
    }
    let payload = sums.iter().flat_map(|&sum| (sum as f32).to_le_bytes()).collect();
    Answer::Result { dtype: call.dtype.clone(), shape: call.input_shape.clone(), payload }
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
    serve("rust example", "2", &["values", "gradients"], interpolate, Some(backward));
}
