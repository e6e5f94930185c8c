import fc from 'fast-check';
import type { Call } from '#cases/case.ts';
import type { Property, Reads, Relation } from '#cases/property.ts';

/** A scenario that always comes out the same, for who has no counterexample. */
export function sampleCalls(property: Property): readonly Call[] {
  return property.calls(sampleOf(property));
}

/** What a property demands of the answers to its calls, in words; the factors of a sum are those of each scenario. */
export function relationWords(property: Property): string {
  return wordsOf(property.relation(sampleOf(property)));
}

function sampleOf(property: Property): unknown {
  return fc.sample(property.scenario, { numRuns: 1, seed: 1 })[0];
}

function wordsOf(relation: Relation): string {
  switch (relation.kind) {
    case 'agreement':
      return 'every answer is the one that the clauses give';
    case 'balance': {
      const terms = relation.right.map(({ product }) => product.map(readingText).join(' times '));
      const sum = [...terms, ...(relation.plus ? ['what the clauses add'] : [])];
      const right = sum.length > 1 ? `a weighted sum of ${sum.join(' and ')}` : sum.join('') || 'nothing';
      return `each element of ${readingText(relation.left)} is ${right}, within the slack of all`;
    }
    case 'range':
      return `each element of answer ${relation.answer + 1} lies between two values of its input`;
    case 'copies':
      return 'each element of an answer is, bit for bit, an element of the same plane of its input';
    case 'adjoint':
      return `the sum of answer ${relation.output + 1} times its gradient equals the sum of the input times answer ${relation.gradient + 1}, within the slack of all`;
    case 'shapes':
      return 'the answers have the shapes that the sizes and factors give';
    case 'same-bits':
      return `answers ${[relation.left, ...relation.rights].map((answer) => answer + 1).join(', ')} have the same bits`;
    case 'input-kept':
      return 'no call changes its input, and no answer shares memory with it';
  }
}

function readingText({ answer, at }: Reads): string {
  return at === undefined ? `answer ${answer + 1}` : `answer ${answer + 1}, rearranged`;
}
