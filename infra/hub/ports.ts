import { defaultPorts, processNames, type Ports, type ProcessName } from '../county/process-table.js';
import { isFree } from '../free-port.js';

/**
 * The gateway's port is the one people know, so that it is never moved without being asked. The inner programs are found
 * through the address book: where a usual port is taken, 0 stands for any free one.
 */
export async function choosePorts(gateway: number, host: string): Promise<Ports> {
  if (!(await isFree(gateway, host))) {
    throw new Error(
      `Port ${gateway} is taken by another program. End that one, or choose another: npm start -- --port ${gateway + 1000}`,
    );
  }
  const inner = processNames.filter((name) => name !== 'gateway');
  const chosen = await Promise.all(
    inner.map(async (name): Promise<[ProcessName, number]> => {
      const usual = defaultPorts[name];
      return [name, usual !== gateway && (await isFree(usual)) ? usual : 0];
    }),
  );
  return { ...defaultPorts, ...Object.fromEntries(chosen), gateway };
}
