//! Nearest neighbour and bilinear for float32 images. Put your own resize in its place.

/// What makes an output element of two input elements: their indices, and the weight of the right one.
struct Tap {
    left: usize,
    right: usize,
    weight: f32,
}

/// Planes of `from` rows and columns, resized to `to`; `bilinear` has the value of `align_corners`, nearest is `None`.
pub fn resize(x: &[f32], from: [usize; 2], to: [usize; 2], bilinear: Option<bool>) -> Vec<f32> {
    let tap = |out: usize, axis: usize| match bilinear {
        Some(align_corners) => linear(out, from[axis], to[axis], align_corners),
        None => nearest(out, from[axis], to[axis]),
    };
    let mut y = Vec::with_capacity(x.len() / (from[0] * from[1]) * to[0] * to[1]);
    for plane in x.chunks_exact(from[0] * from[1]) {
        for v in (0..to[0]).map(|row| tap(row, 0)) {
            for h in (0..to[1]).map(|column| tap(column, 1)) {
                let across = |row: usize| mixed(plane[row * from[1] + h.left], plane[row * from[1] + h.right], h.weight);
                y.push(mixed(across(v.left), across(v.right), v.weight));
            }
        }
    }
    y
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
