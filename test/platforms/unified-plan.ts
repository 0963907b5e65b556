/** Ways in of the unified plan, as its mesh has them. */
export const virtualService = `apiVersion: networking.istio.io/v1beta1
kind: VirtualService
metadata:
  name: inferloop-services
spec:
  hosts:
  - api.inferloop.io
  http:
  - match:
    - uri:
        prefix: /api/tabular
    route:
    - destination:
        host: tabular-service
        port:
          number: 8000
      weight: 100
  - match:
    - uri:
        prefix: /api/textnlp
    route:
    - destination:
        host: textnlp-service
        port:
          number: 8000
      weight: 100
`;

/** The same ways in at its gateway. */
export const routes = `Routes:
  - name: tabular-route
    paths: ["/api/tabular/*"]
    service: tabular-service
    plugins:
      - rate-limiting:
          minute: 1000
      - jwt-auth:
          enabled: true
      - cors:
          origins: ["https://app.inferloop.io"]
  - name: textnlp-route
    paths: ["/api/textnlp/*"]
    service: textnlp-service
    plugins:
      - rate-limiting:
          minute: 500
      - jwt-auth:
          enabled: true
      - request-transformer:
          add:
            headers:
              X-Model-Type: "nlp"
`;
