import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';

/** Without a PDU there is nothing that CloudShell could be told. */
export function NoResources() {
  const openAdd = useAppStore((state) => state.setAddPduOpen);
  return (
    <div className="no-match cs-none" data-region="centre">
      <span>No PDUs yet. CloudShell is told each PDU and its power sockets once they are in Busbar.</span>
      <Button icon="plus" onPress={() => openAdd(true)}>
        Add a PDU
      </Button>
    </div>
  );
}
