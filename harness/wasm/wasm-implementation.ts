import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { CallFault } from '../calling/call-fault.ts';
import { UsageError } from '../core/open-implementation.ts';
import { BACKWARD, inexpressible, STATUS } from './abi.ts';
import { type GuardedMemory, guardedMemory } from './guarded-memory.ts';
import { backwarded, interpolated, type Machine, queried } from './wasm-call.ts';
import { instantiated, type WasmInstance } from './wasm-instance.ts';
import { compiledModule, requireAbi } from './wasm-module.ts';

/**
 * A module of the C ABI (README.md) as an implementation. Knows nothing of Node: a browser can run it as well. What it
 * prints goes to `print` at once: of a call that never comes back nothing else is heard.
 */
export async function wasmImplementation(
  bytes: Uint8Array,
  fileName: string,
  print: (text: string) => void = () => {},
): Promise<Implementation> {
  const module = await compiledModule(bytes);
  let machine: Machine | undefined;
  const { hasGradient, ...description } = loaded();

  /** What is wrong before the first call is wrong with the module. */
  function loaded() {
    try {
      machine = newMachine();
      requireAbi(machine.instance);
      return described(machine.instance, fileName);
    } catch (error) {
      throw CallFault.outcomeOf(error) === undefined ? error : new UsageError((error as CallFault).message);
    }
  }

  function newMachine(): Machine {
    const instance = instantiated(module, print);
    const all: GuardedMemory[] = [];
    const memory = (): GuardedMemory => {
      const made = guardedMemory(instance, () => all.filter((other) => other !== made).map(({ block }) => block));
      all.push(made);
      return made;
    };
    return { instance, forQueries: memory(), forCalls: [memory(), memory()] };
  }

  /** After a trap or a breach nothing in the instance can be relied on. */
  function onMachine<T>(action: (current: Machine) => T): T {
    machine ??= newMachine();
    try {
      return action(machine);
    } catch (error) {
      if (CallFault.outcomeOf(error) !== undefined) machine = undefined;
      throw error;
    }
  }

  return {
    ...description,
    supports(call) {
      const declined = inexpressible(call.options);
      if (declined !== undefined) return declined;
      const { status, reason } = onMachine((current) => queried(current, call));
      return status === STATUS.unsupported ? reason || 'the module does not support this call' : true;
    },
    interpolate: (input, options) => onMachine((current) => interpolated(current, input, options)),
    ...(hasGradient && {
      interpolateBackward: (gradOutput: Tensor, inputShape: readonly number[], options: InterpolateOptions) =>
        onMachine((current) => backwarded(current, gradOutput, inputShape, options)),
    }),
  };
}

function described(instance: WasmInstance, fileName: string) {
  const text = (name: Parameters<WasmInstance['text']>[0]) => (instance.has(name) ? instance.text(name) : '');
  const version = text('interpolate_version');
  const hasGradient = instance.has(BACKWARD);
  const aspects = text('interpolate_aspects') || (hasGradient ? 'values, gradients' : 'values');
  return {
    name: text('interpolate_name') || fileName,
    ...(version !== '' && { version }),
    aspects: aspects.split(',').map((aspect) => aspect.trim()),
    hasGradient,
  };
}
