"""What an SDK of 4.0 can do with firmware 3.6: nearly everything but metadata, sensor lists and outlet states.

The three tasks of the vendor's documentation go by well-known ids here, since the lists do not decode.
"""

from raritan.rpc import event, pdumodel, perform_bulk, sensors, session
from sdk_connection import answer, attempt, connect_to_pdu

agent, pdu = connect_to_pdu()
outlets = pdu.getOutlets()
ocp = pdu.getOverCurrentProtectors()[0]
OFF = pdumodel.Outlet.PowerState.PS_OFF


def sensor(path):
    return sensors.NumericSensor("/model/pdu/0/" + path, agent)


result = {
    "outlets": len(outlets),
    "outletTarget": outlets[0].target,
    "outletName": outlets[1].getSettings().name,
    "ocpLabel": ocp.getMetaData().label,
    "ocpPoles": [str(pole.line) for pole in ocp.getPoles()],
    "digits": sensor("inlet/0/voltage").getMetaData().decdigits,
    "session": session.SessionManager("/session", agent).newSession()[0],
    "metadataError": attempt(outlets[0].getMetaData),
    "stateError": attempt(outlets[0].getState),
    "sensorsError": attempt(outlets[0].getSensors),
    "polesError": attempt(pdu.getInlets()[0].getPoles),
    "pduSettingsError": attempt(pdu.getSettings),
    "minMaxError": attempt(sensor("inlet/0/voltage").getMinMax),
}

channel = event.Service("/eventservice", agent).createChannel()
channel.demandEventType(pdumodel.Outlet.PowerControlEvent)
result["switched"] = outlets[1].setPowerState(OFF)
result["relay"] = sensors.StateSensor("/model/outlet/1/outletState", agent).getState().value
more, events = channel.pollEvents()
result["event"] = [events[0].source == outlets[1], events[0].state.val, events[0].actUserName]

counters = perform_bulk(agent, [(sensor("outlet/%d/activeEnergy" % index).getReading, []) for index in range(len(outlets))])
result["energyCounters"] = len([each for each in counters if each.valid and each.value > 0])
result["voltages"] = [
    [sensor("inlet/0/pole/%d/%s" % (pole, field)).getReading().value for field in ("voltage", "voltageLN")]
    for pole in range(3)
]

settings = agent.json_rpc(pdu.target, "getSettings")["_ret_"]
settings["outletPowerStateSequence"] = list(reversed(range(len(outlets))))
codes = [agent.json_rpc(pdu.target, "setSettings", {"settings": settings})["_ret_"]]
for outlet in outlets:
    outlet_settings = outlet.getSettings()
    outlet_settings.sequenceDelay = 2000
    codes.append(outlet.setSettings(outlet_settings))
codes.append(pdu.cycleAllOutletPowerStates())
state = pdu.getOutletSequenceState()
result["reversed"] = [set(codes) == {0}, state.sequenceRunning, state.nextOutletToSwitch, state.outletsRemaining]

answer(result)
