/** The attributes of ONNX Resize that are set; the others keep their defaults. */
export interface ResizeAttributes {
  mode: 'nearest' | 'linear' | 'cubic';
  coordinate_transformation_mode: 'asymmetric' | 'half_pixel' | 'align_corners';
  nearest_mode?: 'floor' | 'round_prefer_ceil';
  cubic_coeff_a?: number;
  antialias?: 1;
  exclude_outside?: 1;
}

/** What the model is told at run time: the output's sizes, or factors. */
export type Extent = 'sizes' | 'scales';

/** TensorProto.DataType */
const ELEMENT = { float32: 1, uint8: 2, int64: 7, float16: 10 } as const;
export type OnnxDtype = Exclude<keyof typeof ELEMENT, 'int64'>;

/** AttributeProto.AttributeType */
const ATTRIBUTE = { float: 1, int: 2, string: 3 } as const;

const IR_VERSION = 9;
/** The first with antialias is 18. */
const OPSET_VERSION = 19;

/** An ONNX file with one Resize node, `x` to `y`, whose sizes are free; field numbers as in onnx.proto. */
export function resizeModel(dtype: OnnxDtype, rank: number, extent: Extent, attributes: ResizeAttributes): Uint8Array {
  const inputs = extent === 'sizes' ? ['x', '', '', 'sizes'] : ['x', '', 'scales'];
  const free = Array.from({ length: rank }, (_, axis) => axis);
  const node = [
    ...inputs.flatMap((name) => text(1, name)),
    ...text(2, 'y'),
    ...text(4, 'Resize'),
    ...Object.entries<string | number>({ ...attributes }).flatMap(([name, value]) =>
      message(5, attribute(name, value)),
    ),
  ];
  const graph = [
    ...message(1, node),
    ...text(2, 'resize'),
    ...message(
      11,
      valueInfo(
        'x',
        ELEMENT[dtype],
        free.map((axis) => text(2, `input${axis}`)),
      ),
    ),
    ...message(11, valueInfo(extent, ELEMENT[extent === 'sizes' ? 'int64' : 'float32'], [integer(1, rank)])),
    ...message(
      12,
      valueInfo(
        'y',
        ELEMENT[dtype],
        free.map((axis) => text(2, `output${axis}`)),
      ),
    ),
  ];
  return Uint8Array.from([...integer(1, IR_VERSION), ...message(7, graph), ...message(8, integer(2, OPSET_VERSION))]);
}

function attribute(name: string, value: string | number): number[] {
  if (typeof value === 'string') return [...text(1, name), ...text(4, value), ...integer(20, ATTRIBUTE.string)];
  if (name === 'cubic_coeff_a') return [...text(1, name), ...float(2, value), ...integer(20, ATTRIBUTE.float)];
  return [...text(1, name), ...integer(3, value), ...integer(20, ATTRIBUTE.int)];
}

/** ValueInfoProto { name, type: TypeProto { tensor_type: { elem_type, shape: { dim } } } } */
function valueInfo(name: string, element: number, dimensions: readonly number[][]): number[] {
  const shape = dimensions.flatMap((dimension) => message(1, dimension));
  return [...text(1, name), ...message(2, message(1, [...integer(1, element), ...message(2, shape)]))];
}

/** The wire types of protobuf: 0 a varint, 2 bytes after their length, 5 four bytes. */
function integer(field: number, value: number): number[] {
  return [...varint(field << 3), ...varint(value)];
}

function message(field: number, bytes: readonly number[]): number[] {
  return [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
}

function text(field: number, value: string): number[] {
  return message(field, [...new TextEncoder().encode(value)]);
}

function float(field: number, value: number): number[] {
  const bytes = new DataView(new ArrayBuffer(4));
  bytes.setFloat32(0, value, true);
  return [...varint((field << 3) | 5), ...new Uint8Array(bytes.buffer)];
}

/** Seven bits a byte, the lowest first; the top bit says that more follow. */
function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
