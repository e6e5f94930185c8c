import type { Link } from '../../browser/link.ts';

/** A worker of this page. It cannot tell when it ends by itself: then a call runs out of time. */
export function workerLink(script: string): Link {
  const worker = new Worker(script, { type: 'module' });
  return {
    send: (bytes) => worker.postMessage(bytes.buffer, [bytes.buffer]),
    hear({ message, end }) {
      worker.onmessage = ({ data }) => message(new Uint8Array(data as ArrayBuffer));
      worker.onerror = (event) => {
        if (event.message === undefined) end('its worker could not be started');
      };
    },
    printed: () => '',
    async stop() {
      worker.terminate();
    },
  };
}
