import { useCallback } from 'react';
import type { PartName } from './parts.ts';
import { Card } from './Specimen.tsx';

interface FrameProps {
  readonly part: PartName;
  readonly width: number;
  readonly height: number;
}

/** What takes a window of its own: a dialog, or a banner of which one is shown at a time. */
function Frame({ part, width, height }: FrameProps) {
  const open = useCallback(
    (place: HTMLDivElement | null) => {
      const frame = document.createElement('iframe');
      frame.title = part;
      frame.src = `?part=${part}`;
      place?.replaceChildren(frame);
    },
    [part],
  );
  return <div className="frame" ref={open} style={{ width, height }} />;
}

export function Banners() {
  return (
    <Card title="Banners" span={8}>
      <Frame part="banner-tripped" width={880} height={42} />
      <Frame part="banner-certificate" width={880} height={42} />
      <Frame part="banner-credentials" width={880} height={42} />
      <Frame part="banner-conflict" width={880} height={42} />
      <Frame part="banner-lost" width={880} height={42} />
      <Frame part="banner-read-only" width={880} height={42} />
    </Card>
  );
}

export function Dialogs() {
  return (
    <>
      <Card title="Several outlets: confirm in place" span={8}>
        <Frame part="confirm-several" width={880} height={110} />
      </Card>
      <Card title="Protected outlet" span={4}>
        <Frame part="confirm-protected" width={340} height={180} />
      </Card>
      <Card title="Find, Ctrl K" span={12}>
        <Frame part="find" width={720} height={240} />
      </Card>
      <Card title="All outlets: typed confirm" span={6}>
        <Frame part="confirm-all" width={600} height={320} />
      </Card>
      <Card title="Changed certificate" span={6}>
        <Frame part="changed-certificate" width={600} height={320} />
      </Card>
    </>
  );
}
