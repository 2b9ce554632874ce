import { useAppStore } from '../state/store.ts';
import { Banner } from '../ui/Banner.tsx';

/** The page lost the engine: nothing shown is live, and nothing can be switched from here. */
export function EngineBanner() {
  const connected = useAppStore((state) => state.engineConnected);
  if (connected) return null;
  return (
    <Banner tone="warning" isAboutAll title="This window has lost Busbar.">
      What it shows is the last known. Armed commands were not sent. Start Busbar again if it was closed; the
      window connects by itself.
    </Banner>
  );
}
