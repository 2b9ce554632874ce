import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network line to a PDU that can be cut and mended: TCP passed on as it is, so certificates stay the PDU's own. */
export interface CuttableLine extends AsyncDisposable {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  cut(): void;
  mend(): void;
  /** Bytes that went towards the PDU on connections opened from now on count anew. */
  readonly sentBytes: () => number;
}

export async function createCuttableLine(targetUrl: string): Promise<CuttableLine> {
  const targetPort = Number(new URL(targetUrl).port);
  const sockets = new Set<Socket>();
  let isCut = false;
  let sentBytes = 0;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => (sentBytes += chunk.length));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    sentBytes: () => sentBytes,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
