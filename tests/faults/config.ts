import { z } from 'zod';

const shape = z.object({
  FAULT_CLOCK: z.string().optional(),
  FAULT_SABOTAGE: z.string().optional(),
});

/** What a program under test is told by its environment: the file with its clock's error, and the file that names the check it goes without. */
export function readFaultConfig(environment: NodeJS.ProcessEnv): {
  clockFile: string | undefined;
  sabotageFile: string | undefined;
} {
  const { FAULT_CLOCK, FAULT_SABOTAGE } = shape.parse(environment);
  return { clockFile: FAULT_CLOCK, sabotageFile: FAULT_SABOTAGE };
}
