//! Every recorded call of PyTorch's `F.interpolate`, as tests of this crate: `cargo test --test interpolate`.

mod conformance;

use conformance::{Answer, Call, Tensor};
use resize::resize;

fn interpolate(call: &Call) -> Answer {
    let is_bilinear = call.mode == "bilinear";
    let takes = call.input.dtype == "float32" && call.scale_factor.is_none() && call.antialias != Some(true);
    let (&[n, c, in_h, in_w], Some(size), None) = (&call.input.shape[..], &call.size, &call.input_shape) else {
        return Answer::Unsupported("nearest and bilinear for float32 images, by two sizes".into());
    };
    if !takes || size.values.len() != 2 || !(is_bilinear || call.mode == "nearest") {
        return Answer::Unsupported("nearest and bilinear for float32 images, by two sizes".into());
    }
    if size.values.iter().any(|&size| size < 1.0 || size.fract() != 0.0) || in_h * in_w == 0 {
        return Answer::Refused("sizes are positive integers".into());
    }
    if (!is_bilinear && call.align_corners.is_some()) || call.recompute_scale_factor == Some(true) {
        return Answer::Refused("an option that does not belong to the call".into());
    }
    let to = [size.values[0] as usize, size.values[1] as usize];
    let y = resize(&call.input.floats(), [in_h, in_w], to, is_bilinear.then_some(call.align_corners == Some(true)));
    Answer::Result(Tensor::of_floats(vec![n, c, to[0], to[1]], &y))
}

fn main() -> std::process::ExitCode {
    conformance::run(interpolate, "recorded-cases.bin", "deviations.txt")
}
