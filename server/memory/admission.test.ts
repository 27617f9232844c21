import { describe } from 'vitest';
import { admissionContract } from '../identity/admission-contract.ts';
import { MemoryAdmission } from './admission.ts';

describe('admission to a single node', () => {
  admissionContract((limits) => new MemoryAdmission(limits));
});
