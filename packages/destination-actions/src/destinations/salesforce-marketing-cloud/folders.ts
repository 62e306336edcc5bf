import { IntegrationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Session } from './api'

/** A folder for data extensions. */
export interface Folder {
  ID: string
  Name: string
}

/** The part of the answer that is read; a single result is a list of one, as `isArray` has it. */
interface Answer {
  Envelope?: {
    Body?: { RetrieveResponseMsg?: { OverallStatus?: string; RequestID?: string; Results?: Folder[] } }
  }
}

/**
 * Lists the folders for data extensions. Only the SOAP API knows them. The page shows such a request:
 * https://developer.salesforce.com/docs/atlas.en-us.noversion.mc-apis.meta/mc-%20%20apis/retrieving_all_records_since_last_batch.htm
 *
 * @throws IntegrationError where the answer is not what was asked for
 */
export async function listFolders(request: RequestClient, session: Session): Promise<Folder[]> {
  const { XMLParser } = await import('fast-xml-parser')
  const parser = new XMLParser({
    removeNSPrefix: true,
    // IDs and names are text, also those that look like numbers.
    parseTagValue: false,
    isArray: (name) => name === 'Results'
  })
  const folders: Folder[] = []
  let continued = ''
  for (;;) {
    // Marketing Cloud names the address with a slash at its end. The request has both, as it is recorded.
    const { content } = await request(`${session.soapUrl}/Service.asmx`, {
      method: 'post',
      headers: { 'Content-Type': 'text/xml', SOAPAction: 'Retrieve' },
      body: retrieveFolders(session, continued)
    })
    const {
      OverallStatus,
      RequestID,
      Results = []
    } = (parser.parse(content) as Answer).Envelope?.Body?.RetrieveResponseMsg ?? {}
    folders.push(...Results)
    if (OverallStatus === 'OK') return folders
    if (OverallStatus !== 'MoreDataAvailable' || !RequestID || Results.length === 0) {
      throw new IntegrationError(
        `Marketing Cloud did not list the folders: ${OverallStatus ?? 'the answer is no list'}. Check that the installed package may read data extensions.`,
        'BAD_REQUEST',
        400
      )
    }
    continued = `<ContinueRequest>${RequestID}</ContinueRequest>`
  }
}

/** The envelope of the request, laid out as it is recorded. */
function retrieveFolders({ accessToken }: Session, continued: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
        <SOAP-ENV:Envelope
          xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"
          xmlns:xsd="http://www.w3.org/2001/XMLSchema"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <SOAP-ENV:Header>
            <fueloauth xmlns="http://exacttarget.com">${accessToken}</fueloauth>
          </SOAP-ENV:Header>
          <SOAP-ENV:Body>
            <RetrieveRequestMsg
              xmlns="http://exacttarget.com/wsdl/partnerAPI">
                <RetrieveRequest>
                  <ObjectType>DataFolder</ObjectType>
                  <Properties>ID</Properties>
                  <Properties>Name</Properties>
                  <Properties>ContentType</Properties>
                  ${continued}
                  <Filter xsi:type="SimpleFilterPart">
                  <Property>ContentType</Property>
                  <SimpleOperator>equals</SimpleOperator>
                  <Value>dataextension</Value>
                  </Filter>
                </RetrieveRequest>
            </RetrieveRequestMsg>
          </SOAP-ENV:Body>
        </SOAP-ENV:Envelope>
        `
}
