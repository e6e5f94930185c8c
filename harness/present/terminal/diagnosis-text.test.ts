import { expect, it } from 'vitest';
import type { Diagnosis } from '../../report/report.ts';
import { diagnosisLines, diagnosisText } from './diagnosis-text.ts';

const DIAGNOSIS: Diagnosis = {
  hypothesis: 'bicubic.coefficient',
  claim: 'bicubic.coefficient=-0.5',
  sentence: 'The cubic coefficient is −0.5.',
  explains: 42,
  of: 1042,
  scope: 'bicubic',
  clause: 'bicubic.coefficient',
  also: 'ONNX Runtime, TensorFlow.js',
  cases: [],
};

function lines(diagnosis: Diagnosis, name = 'mine'): string[] {
  return diagnosisLines(diagnosisText(diagnosis, { implementation: { name } }));
}

it('says what the implementation does, what PyTorch does, how much that explains, and who does the same', () => {
  expect(lines(DIAGNOSIS)).toEqual([
    'The cubic coefficient is −0.5.',
    '→ PyTorch: The coefficient `A` of the kernel is −0.75.',
    'explains 42 of 1,042 failing bicubic cases; bicubic.coefficient',
    'also seen in: ONNX Runtime, TensorFlow.js',
  ]);
});

it('says what is due in the words of the mistake, where it has some', () => {
  expect(lines({ ...DIAGNOSIS, due: 'It is −0.75.' })).toContain('→ PyTorch: It is −0.75.');
});

it('leaves out the implementation itself, and a clause that is not known here', () => {
  const { also: _, ...alone } = DIAGNOSIS;
  expect(lines(DIAGNOSIS, 'onnxruntime-web')).toContain('also seen in: TensorFlow.js');
  expect(lines({ ...alone, clause: 'bicubic.of-tomorrow' })).toEqual([
    'The cubic coefficient is −0.5.',
    'explains 42 of 1,042 failing bicubic cases; bicubic.of-tomorrow',
  ]);
});

it('names other mistakes that explain the same cases', () => {
  expect(lines({ ...DIAGNOSIS, equally: [{ hypothesis: 'x', sentence: 'It is another thing.' }] })).toContain(
    'explains the same cases: It is another thing.',
  );
});
