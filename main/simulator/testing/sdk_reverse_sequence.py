"""Reverses the outlet sequence with 2 s after each outlet, then power-cycles all outlets."""

from sdk_connection import answer, connect_to_pdu

agent, pdu = connect_to_pdu()
outlets = pdu.getOutlets()
settings = pdu.getSettings()
settings.outletPowerStateSequence = list(reversed(range(len(outlets))))
codes = [pdu.setSettings(settings)]
for outlet in outlets:
    outlet_settings = outlet.getSettings()
    outlet_settings.sequenceDelay = 2000
    codes.append(outlet.setSettings(outlet_settings))
codes.append(pdu.cycleAllOutletPowerStates())
state = pdu.getOutletSequenceState()
answer({"codes": codes, "running": state.sequenceRunning, "next": state.nextOutletToSwitch, "remaining": state.outletsRemaining})
