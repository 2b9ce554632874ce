import { Button } from './Button.tsx';
import { focusScreenFilter } from './focus-screen-filter.ts';

/** Beside the sentence that nothing fits. It goes with what it clears, so the focus goes to the filter. */
export function ClearFilter({ onClear }: { readonly onClear: () => void }) {
  return (
    <Button
      size="sm"
      onPress={() => {
        focusScreenFilter();
        onClear();
      }}
    >
      Clear filter
    </Button>
  );
}
