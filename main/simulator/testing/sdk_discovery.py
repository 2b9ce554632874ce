"""Reads everything the data model has with typed calls, and says how many of each there are."""

from raritan.rpc import perform_bulk
from sdk_connection import answer, connect_to_pdu

agent, pdu = connect_to_pdu()
metadata = pdu.getMetaData()
elements = {
    "inlets": pdu.getInlets(),
    "ocps": pdu.getOverCurrentProtectors(),
    "outlets": pdu.getOutlets(),
    "transferSwitches": pdu.getTransferSwitches(),
}
pdu.getSensors()
pdu.getStatistic()
pdu.getControllers()[0].getMetaData()
slots = pdu.getPeripheralDeviceManager().getDeviceSlots()

sensors = []
failures = []


def read(proxies, name):
    responses = perform_bulk(agent, [(getattr(proxy, name), []) for proxy in proxies])
    failures.extend("%s: %r" % (name, each) for each in responses if isinstance(each, Exception))
    return responses


for kind, proxies in elements.items():
    read(proxies, "getParents")
    read(proxies, "getChildren")
    read(proxies, "getSettings")
    read(proxies, "getMetaData")
    read(proxies, "getWaveform")
    poles = read(proxies, "getPoles") if kind != "outlets" else [iop[2] for iop in read(proxies, "getIOP")]
    for structure in read(proxies, "getSensors") + [pole for element in poles for pole in element]:
        for field in getattr(structure, "elements", []):
            sensor = getattr(structure, field)
            if hasattr(sensor, "getTypeSpec"):
                sensors.append(sensor)
read(elements["ocps"], "getInlet")
read(elements["ocps"], "getOCP")
read(elements["outlets"], "getState")
read(elements["outlets"], "getController")
read(elements["inlets"], "getLinePairs")
read(slots, "getSettings")
devices = read(slots, "getDevice")

numeric = [sensor for sensor in sensors if hasattr(sensor, "getReading")]
state = [sensor for sensor in sensors if hasattr(sensor, "getState")]
for name in ("getTypeSpec", "getMetaData", "getThresholds", "getDefaultThresholds", "getReading", "getMinMax"):
    read(numeric, name)
for name in ("getTypeSpec", "getState"):
    read(state, name)

answer(
    {
        "serial": metadata.nameplate.serialNumber,
        "firmware": metadata.fwRevision,
        "counts": {kind: len(proxies) for kind, proxies in elements.items()},
        "emptySlots": devices.count(None),
        "numericSensors": len(numeric),
        "stateSensors": len(state),
        "failures": failures,
    }
)
